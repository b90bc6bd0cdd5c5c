import db from '@adonisjs/lucid/services/db'
import { test, type World } from 'kontor/testing'
import Role from '#kernel/access/models/role'
import Membership from '#kernel/companies/membership'
import MembershipRole from '#kernel/companies/membership_role'
import { transaction } from '#kernel/records/storage/transaction'
import { Visitor, people } from '#tests/kernel/accounts/visitor'

const ago = (minutes: number) =>
  new Date(Date.now() - minutes * 60_000).toISOString().replace('T', ' ').replace('Z', '')

/** Sam is given one role for each limit. */
async function samWithRoles(world: World, limits: (number | null)[]) {
  const { sam } = await people(world)
  const ctx = await world.context()
  for (const [at, minutes] of limits.entries()) {
    const role = await ctx.run<Role>('kernel.role.create', null, {
      name: `R${at}`,
      idle_minutes: minutes,
    })
    await transaction(ctx, async (inner) => {
      const membership = await Membership.findBy(inner, ['user_id', 'eq', sam])
      await MembershipRole.create(inner, { membershipId: membership!.id, roleId: role.id })
      await inner.trx!.from('epochs').increment('access', 1)
    })
  }
  return { sam, ctx }
}

async function signedIn(login: string) {
  const visitor = new Visitor()
  await visitor.signIn(login)
  return visitor
}

const idleFor = (minutes: number) => db.from('sessions').update({ last_seen_at: ago(minutes) })

test.group('The idle limit of a role', (group) => {
  group.each.timeout(30_000)

  test('ends the sessions of its members, and of nobody else', async ({ world, assert }) => {
    await samWithRoles(world, [15])
    const [sam, ada] = [await signedIn('sam'), await signedIn('ada@acme.example')]
    await idleFor(14)
    assert.deepEqual([await sam.isSignedIn(), await ada.isSignedIn()], [true, true])
    await idleFor(16)
    assert.deepEqual([await sam.isSignedIn(), await ada.isSignedIn()], [false, true])
  })

  test('counts where it is the shortest of all one holds', async ({ world, assert }) => {
    await samWithRoles(world, [60, 10, null])
    const sam = await signedIn('sam')
    await idleFor(11)
    assert.isFalse(await sam.isSignedIn())
  })

  test('does not move by a request that comes too late', async ({ world, assert }) => {
    await samWithRoles(world, [10])
    const sam = await signedIn('sam')
    await idleFor(20)
    const { last_seen_at: before } = await db.from('sessions').firstOrFail()
    await sam.get('/kernel/preferences')
    const { last_seen_at: after } = await db.from('sessions').firstOrFail()
    assert.equal(String(after), String(before))
  })

  test('holds from the next click on where it is set or taken away', async ({ world, assert }) => {
    const { ctx } = await samWithRoles(world, [null])
    const sam = await signedIn('sam')
    const role = (await Role.findBy(ctx, ['name', 'eq', 'R0']))!
    await idleFor(30)
    await ctx.run('kernel.role.update', role.id, { idle_minutes: 20, version: role.version })
    assert.isFalse(await sam.isSignedIn())
    const again = await Role.findOrFail(ctx, role.id)
    await ctx.run('kernel.role.update', role.id, { idle_minutes: null, version: again.version })
    assert.isTrue(await sam.isSignedIn())
  })

  test('of the administrator’s role holds those of the whole deployment too', async ({
    world,
    assert,
  }) => {
    await people(world)
    const ctx = await world.context()
    const role = (await Role.findBy(ctx, ['key', 'eq', 'administrator']))!
    await ctx.run('kernel.role.update', role.id, { idle_minutes: 5, version: role.version })
    const ada = await signedIn('ada@acme.example')
    await idleFor(6)
    assert.isFalse(await ada.isSignedIn())
  })

  test('is from 5 to 120 minutes', async ({ world, assert }) => {
    await people(world)
    const ctx = await world.context()
    for (const minutes of [4, 121]) {
      await assert.rejects(
        () => ctx.run('kernel.role.create', null, { name: 'Odd', idle_minutes: minutes }),
        'E_INPUT'
      )
    }
  })
})
