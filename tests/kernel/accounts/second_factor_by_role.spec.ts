import db from '@adonisjs/lucid/services/db'
import { test, type World } from 'kontor/testing'
import Role from '#kernel/access/models/role'
import { addMember } from '#kernel/companies/add_member'
import { transaction } from '#kernel/records/storage/transaction'
import { codeAt } from '#tests/kernel/accounts/authenticator'
import { PASSWORD, Visitor, people } from '#tests/kernel/accounts/visitor'

const SCREEN = '/kernel/second-factor'

/** Sam holds a role that asks for a second factor. */
async function samWithRole(world: World) {
  const { sam } = await people(world)
  const ctx = await world.context()
  const role = await ctx.run<Role>('kernel.role.create', null, {
    name: 'Payroll',
    needs_second_factor: true,
    rules: [{ model: 'kernel.user', operations: ['read'] }],
  })
  await transaction(ctx, async (inner) => {
    await inner.trx!.from('memberships').where('user_id', sam).delete()
    await addMember(inner, sam, [role.id], { isDefault: true })
    await inner.trx!.from('epochs').increment('access', 1)
  })
  return { sam, role }
}

async function signedIn(login: string) {
  const visitor = new Visitor()
  await visitor.get('/login')
  await visitor.ask('POST', '/login', { login, password: PASSWORD })
  await visitor.get(SCREEN)
  return visitor
}

test.group('A role that needs a second factor', (group) => {
  group.each.timeout(30_000)

  test('leads to its set-up before anything else', async ({ world, assert }) => {
    await samWithRole(world)
    const visitor = await signedIn('sam')
    for (const path of ['/', '/kernel/users', '/kernel/my-sessions', '/kernel/users/1']) {
      assert.equal((await visitor.get(path)).location, SCREEN, path)
    }
    const asked = await visitor.ask('GET', '/kernel/users')
    assert.equal(asked.body.code, 'E_SECOND_FACTOR_NEEDED')
    const screen = await visitor.get(SCREEN)
    assert.equal(screen.body.component, 'kernel::second_factor_needed')
  })

  test('opens everything once it is set up, and it cannot be removed', async ({
    world,
    assert,
  }) => {
    await samWithRole(world)
    const visitor = await signedIn('sam')
    await visitor.send('POST', SCREEN)
    const { secret } = (await visitor.get(SCREEN)).body.props.factor.draft
    const code = codeAt(secret, Date.now())
    assert.equal((await visitor.ask('POST', `${SCREEN}/confirmation`, { code })).status, 200)
    const users = await visitor.get('/kernel/users')
    assert.equal(users.status, 200)
    assert.notInclude(users.body.component, 'second_factor')
    const removed = await visitor.ask('DELETE', SCREEN)
    assert.equal(removed.body.code, 'E_SECOND_FACTOR_NEEDED')
  })

  test('that asks only now leads there at the next click', async ({ world, assert }) => {
    const { role } = await samWithRole(world)
    await db.from('roles').where('id', role.id).update({ needs_second_factor: false })
    await db.from('epochs').increment('access', 1)
    const visitor = await signedIn('sam')
    assert.equal((await visitor.get('/')).status, 200)
    const ctx = await world.context()
    const stored = await Role.findOrFail(ctx, role.id)
    await ctx.run('kernel.role.update', role.id, {
      needs_second_factor: true,
      version: stored.version,
    })
    assert.equal((await visitor.get('/')).location, SCREEN)
  })

  test('holds administrators of the deployment too where it is the administrator’s', async ({
    world,
    assert,
  }) => {
    await people(world)
    const ctx = await world.context()
    const role = (await Role.findBy(ctx, ['key', 'eq', 'administrator']))!
    await ctx.run('kernel.role.update', role.id, {
      needs_second_factor: true,
      version: role.version,
    })
    const visitor = await signedIn('ada@acme.example')
    assert.equal((await visitor.get('/')).location, SCREEN)
  })

  test('leaves others alone', async ({ world, assert }) => {
    await samWithRole(world)
    const visitor = await signedIn('ada@acme.example')
    assert.equal((await visitor.get('/')).status, 200)
  })
})
