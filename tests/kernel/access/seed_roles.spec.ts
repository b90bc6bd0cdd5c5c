import { test } from '@japa/runner'
import Role from '#kernel/access/models/role'
import Rule from '#kernel/access/models/rule'
import { seedRoles, seedsOf } from '#kernel/access/seed_roles'

const ROLES = {
  clerk: ['sample.loan.read', 'sample.loan.update'],
  auditor: [
    { rights: ['sample.loan.read'], sensitive: ['personal'], filter: ['state', 'eq', 'out'] },
  ],
}

test.group('Seeding roles', () => {
  test('rights become one rule for each model and condition', ({ assert }) => {
    const none = { filter: null, fields: null, sensitive: [] }
    assert.deepEqual(seedsOf(['a.b.read', 'a.b.update', 'a.*.export', '*.*']), [
      { model: 'a.b', operations: ['read', 'update'], ...none },
      { model: 'a.*', operations: ['export'], ...none },
      { model: '*', operations: ['*'], ...none },
    ])
  })

  test('enabling a plugin gives the company its roles, named in its language', async ({
    world,
    assert,
  }) => {
    await world.enable('sample')
    const ctx = await world.context()
    const clerk = await Role.findBy(ctx, ['key', 'eq', 'sample.clerk'])
    assert.equal(clerk!.name, 'Loans: clerk')
    assert.equal(clerk!.ownerPlugin, 'sample')
    assert.equal(clerk!.companyId, ctx.company.id)
    const rules = await Rule.where(ctx, ['role_id', 'eq', clerk!.id])
    assert.include(rules[0].operations, 'return')
  })

  test('seeding again leaves what the administrator changed', async ({ world, assert }) => {
    await world.enable('sample')
    const ctx = await world.context()
    const clerk = (await Role.findBy(ctx, ['key', 'eq', 'sample.clerk']))!
    const [rule] = await Rule.where(ctx, ['role_id', 'eq', clerk.id])
    await world.as('ada').run('kernel.role.update', clerk.id, {
      name: 'Desk',
      rules: [{ id: rule.id, operations: ['read'] }],
    })
    await seedRoles(ctx, 'sample', ROLES)
    const rules = await Rule.where(await world.context(), ['role_id', 'eq', clerk.id])
    assert.deepEqual(
      rules.map((one) => one.operations),
      [['read']]
    )
    assert.equal((await Role.find(await world.context(), clerk.id))!.name, 'Desk')
  })

  test('rights of a newer version come into the rules that nobody has touched', async ({
    world,
    assert,
  }) => {
    const ctx = await world.context({ plugins: ['sample'] })
    const rulesOf = async (key: string) => {
      const role = await Role.findBy(await world.context(), ['key', 'eq', `sample.${key}`])
      return Rule.where(await world.context(), ['role_id', 'eq', role!.id])
    }
    const [clerk] = await rulesOf('clerk')
    const newer = {
      clerk: [...clerk.operations, 'report', 'archive'].map((verb) => `${clerk.model}.${verb}`),
      auditor: [{ rights: ['sample.loan.read', 'sample.loan.archive'], sensitive: ['bank'] }],
    }
    const [auditor] = await rulesOf('auditor')
    await seedRoles(ctx, 'sample', newer)
    await seedRoles(ctx, 'sample', { ...newer, clerk: [...newer.clerk, 'sample.loan.delete'] })
    assert.includeMembers((await rulesOf('clerk'))[0].operations, ['archive', 'delete'])
    // What it is about has changed, so it is another rule than the one that is there.
    assert.deepEqual((await rulesOf('auditor'))[0].operations, auditor.operations)
  })
})
