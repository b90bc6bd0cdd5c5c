import db from '@adonisjs/lucid/services/db'
import env from '#start/env'
import { test, type World } from 'kontor/testing'
import { createToken } from '#kernel/accounts/create_token'
import type { Context } from '#kernel/companies/context'
import { PASSWORD, Visitor, people } from '#tests/kernel/accounts/visitor'

const NEW = 'green hill at noon'

/** Sam in two browsers and with a token, and Ada who may act on his account. */
async function scene(world: World) {
  const { sam } = await people(world)
  const [here, there, ada] = [new Visitor(), new Visitor(), new Visitor()]
  await here.signIn('sam')
  await there.signIn('sam')
  await ada.signIn()
  const token = await createToken(await world.context(), { userId: sam, name: 'robot' })
  const admin = await world.as('ada').context()
  return { sam, here, there, ada, token, admin }
}
type Scene = Awaited<ReturnType<typeof scene>>

async function tokenWorks(token: string) {
  const address = new URL('/api/v1/kernel/companies', env.get('APP_URL'))
  const { status } = await fetch(address, { headers: { authorization: `Bearer ${token}` } })
  return status !== 401
}

const run = (verb: string) => (one: Scene) => one.admin.run(`kernel.user.${verb}`, one.sam)

async function archiveUser({ sam }: { sam: number; admin: Context }) {
  await db.from('users').where('id', sam).update({ archived_at: '2026-11-22 00:00:00.000' })
  await db.from('epochs').increment('access', 1)
}

/** What happens to Sam → whether his first browser, his second and his token still open a door. */
const ENDINGS: { what: string; end: (one: Scene) => Promise<unknown>; left: boolean[] }[] = [
  {
    what: 'a new password of his own',
    end: ({ here }) =>
      here.ask('POST', '/kernel/password', { current_password: PASSWORD, password: NEW }),
    left: [true, false, false],
  },
  {
    what: 'a new password by an administrator',
    end: ({ ada, sam }) =>
      ada.ask('PUT', `/kernel/users/${sam}/password`, {
        current_password: PASSWORD,
        password: NEW,
      }),
    left: [false, false, false],
  },
  { what: 'disabling', end: run('disable'), left: [false, false, false] },
  { what: 'archiving', end: archiveUser, left: [false, false, false] },
  {
    what: 'becoming an administrator',
    end: run('make_administrator'),
    left: [false, false, false],
  },
  {
    what: 'signing out',
    end: ({ here }) => here.send('POST', '/logout'),
    left: [false, true, true],
  },
  {
    what: 'ending all other sessions',
    end: ({ here }) => here.send('DELETE', '/kernel/my-sessions'),
    left: [true, false, true],
  },
  {
    what: 'leaving his only company',
    end: async ({ admin, sam }) => {
      const [row] = await admin.rows<{ id: number }>(
        'SELECT `id` FROM `memberships` WHERE `user_id` = ?',
        [sam]
      )
      const { version } = await admin.records('kernel.membership').findOrFail(Number(row.id))
      await admin.run('kernel.membership.archive', Number(row.id), { version })
    },
    left: [false, false, false],
  },
]

test.group('What ends at the very next request', (group) => {
  group.each.timeout(30_000)

  test('{what}')
    .with(ENDINGS)
    .run(async ({ world, assert }, { end, left }) => {
      const one = await scene(world)
      const open = async () => [
        await one.here.isSignedIn(),
        await one.there.isSignedIn(),
        await tokenWorks(one.token),
      ]
      assert.deepEqual(await open(), [true, true, true])
      await end(one)
      assert.deepEqual(await open(), left)
    })

  test('a lost role is lost in the next request, without signing anyone out', async ({
    world,
    assert,
  }) => {
    const { sam, here, admin } = await scene(world)
    const role = await admin.run<{ id: number }>('kernel.role.create', null, {
      name: 'Readers',
      rules: [{ model: 'kernel.role', operations: ['read'] }],
    })
    const [row] = await admin.rows<{ id: number; version: number }>(
      'SELECT `id`, `version` FROM `memberships` WHERE `user_id` = ?',
      [sam]
    )
    const update = (roles: object[], version: number) =>
      admin.run('kernel.membership.update', Number(row.id), { roles, version })
    await update([{ role_id: role.id }], Number(row.version))
    assert.equal((await here.ask('GET', '/kernel/roles')).status, 200)
    const line = await db.from('membership_roles').where('role_id', role.id).firstOrFail()
    const { version } = await admin.records('kernel.membership').findOrFail(Number(row.id))
    await update([{ id: Number(line.id), _delete: true }], version)
    assert.equal((await here.ask('GET', '/kernel/roles')).status, 403)
    assert.isTrue(await here.isSignedIn())
  })
})
