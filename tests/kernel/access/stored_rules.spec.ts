import { test } from '@japa/runner'
import { history } from '#kernel/activity/history'
import type OrgUnit from '#kernel/companies/org_unit'
import { registry } from '#kernel/plugins/registry'
import { list } from '#kernel/records/query/list'
import { show } from '#kernel/records/query/show'
import { give, refusalOf, restrict, role, samWith } from '#tests/kernel/access/people'

const UNIT = 'kernel.org_unit'
const units = () => registry.model(UNIT)
const OWN = ['created_by', 'eq', '$user']

test.group('Rules in the database', () => {
  test('nobody may do anything without a rule', async ({ world, assert }) => {
    const sam = await world.as('sam').context()
    assert.isFalse(sam.access.allows(UNIT, 'read'))
    await assert.rejects(() => list(sam, units(), {}), 'E_FORBIDDEN')
    await assert.rejects(() => sam.run(`${UNIT}.create`, null, { name: 'North' }), 'E_FORBIDDEN')
  })

  test('a list shows what the filter lets through', async ({ world, assert }) => {
    await world.create(UNIT, { name: 'North', kind: 'branch' })
    await world.create(UNIT, { name: 'Sales', kind: 'department' })
    const sam = await samWith(world, { operations: ['read'], filter: ['kind', 'eq', 'branch'] })
    const { data } = await list(sam, units(), {})
    assert.deepEqual(
      data.map((row) => row.name),
      ['North']
    )
  })

  test('what the filter hides is missing, what it shows may be forbidden', async ({
    world,
    assert,
  }) => {
    const north = await world.create(UNIT, { name: 'North', kind: 'branch' })
    const sales = await world.create(UNIT, { name: 'Sales', kind: 'department' })
    const sam = await samWith(world, { operations: ['read'], filter: ['kind', 'eq', 'branch'] })
    await assert.rejects(() => show(sam, units(), sales.id), 'E_NOT_FOUND')
    await assert.rejects(() => sam.run(`${UNIT}.update`, sales.id, { name: 'X' }), 'E_NOT_FOUND')
    await assert.rejects(() => sam.run(`${UNIT}.update`, north.id, { name: 'X' }), 'E_FORBIDDEN')
  })

  test('a record may not be created or moved where the caller could not', async ({
    world,
    assert,
  }) => {
    const north = await world.create<OrgUnit>(UNIT, { name: 'North', kind: 'branch' })
    const sam = await samWith(world, {
      operations: ['read', 'create', 'update'],
      filter: ['kind', 'eq', 'branch'],
    })
    await assert.rejects(
      () => sam.run(`${UNIT}.create`, null, { name: 'A', kind: 'department' }),
      'E_FORBIDDEN'
    )
    await assert.rejects(
      () => sam.run(`${UNIT}.update`, north.id, { kind: 'department' }),
      'E_FORBIDDEN'
    )
    assert.equal((await north.fresh()).kind, 'branch')
    await sam.run(`${UNIT}.update`, north.id, { name: 'Far north' })
    assert.equal((await north.fresh()).name, 'Far north')
  })

  test('own records are those the caller created', async ({ world, assert }) => {
    await world.create(UNIT, { name: 'North' })
    const sam = await samWith(
      world,
      { operations: ['read'], filter: OWN },
      { operations: ['create'] }
    )
    await sam.run(`${UNIT}.create`, null, { name: 'Mine' })
    const { data } = await list(sam, units(), {})
    assert.deepEqual(
      data.map((row) => row.name),
      ['Mine']
    )
  })

  test('a field that may not be read is unknown everywhere', async ({ world, assert }) => {
    const north = await world.create(UNIT, { name: 'North', code: 'N1' })
    const sam = await samWith(world, { operations: ['read', 'update'], fields: ['name'] })
    assert.notProperty(await show(sam, units(), north.id), 'code')
    for (const query of [{ filter: ['code', 'eq', 'N1'] }, { sort: 'code' }, { fields: 'code' }]) {
      await assert.rejects(() => list(sam, units(), query as never), /E_/)
    }
    await assert.rejects(() => sam.run(`${UNIT}.update`, north.id, { code: 'N2' }), 'E_INPUT')
  })

  test('a restriction binds whatever roles allow, with its reason', async ({ world, assert }) => {
    const north = await world.create(UNIT, { name: 'North' })
    await restrict(world, { operations: ['archive'], name: 'Units stay' })
    const ada = await world.as('ada').context()
    const error = await refusalOf(ada.run(`${UNIT}.archive`, north.id))
    assert.equal(error.code, 'E_FORBIDDEN')
    assert.include(error.extra.rule, { name: 'Units stay' })
  })

  test('a change of a role holds from the next request on and is in its history', async ({
    world,
    assert,
  }) => {
    const helper = await role(world, 'Helper', [{ operations: ['read'] }])
    assert.isTrue((await give(world, 'sam', helper)).access.allows(UNIT, 'read'))
    const ctx = await world.context()
    const { rules } = await show(ctx, registry.model('kernel.role'), helper.id)
    const [{ id }] = rules as { id: number }[]
    await ctx.run('kernel.role.update', helper.id, { rules: [{ id, _delete: true }] })
    assert.isFalse((await world.as('sam').context()).access.allows(UNIT, 'read'))
    const changes = await history(ctx, 'kernel.role', helper.id)
    assert.isAtLeast(changes.length, 2)
  })

  test('an archived role gives nothing', async ({ world, assert }) => {
    const helper = await role(world, 'Helper', [{ operations: ['read'] }])
    await give(world, 'sam', helper)
    await (await world.context()).run('kernel.role.archive', helper.id)
    assert.isFalse((await world.as('sam').context()).access.allows(UNIT, 'read'))
  })

  test('a role of one company gives nothing in another', async ({ world, assert }) => {
    await give(world, 'sam', await role(world, 'Helper', [{ operations: ['read'] }]))
    assert.isFalse((await world.as('sam').context('bolt')).access.allows(UNIT, 'read'))
  })
})

test.group('A rule is checked when it is written', () => {
  const vectors = [
    {
      title: 'an unknown model',
      rule: { model: 'kernel.nothing', operations: ['read'] },
      field: 'model',
    },
    {
      title: 'a model that is a line',
      rule: { model: 'kernel.membership_role', operations: ['read'] },
      field: 'model',
    },
    { title: 'an unknown verb', rule: { operations: ['fly'] }, field: 'operations' },
    { title: 'no verb at all', rule: { operations: [] }, field: 'operations' },
    { title: 'verbs that are no list', rule: { operations: 'read' as never }, field: 'operations' },
    {
      title: 'an unknown field',
      rule: { operations: ['read'], fields: ['colour'] },
      field: 'fields',
    },
    {
      title: 'a filter on an unknown field',
      rule: { operations: ['read'], filter: ['colour', 'eq', 1] },
      field: 'filter',
    },
    {
      title: 'a filter that is none',
      rule: { operations: ['read'], filter: { maybe: [] } },
      field: 'filter',
    },
    {
      title: 'a filter that says nothing',
      rule: { operations: ['read'], filter: [] },
      field: 'filter',
    },
    {
      title: 'fields of all models',
      rule: { model: '*', operations: ['read'], fields: ['name'] },
      field: 'fields',
    },
    {
      title: 'an unknown class',
      rule: { operations: ['read'], sensitive: ['secret'] },
      field: 'sensitive',
    },
  ]
  for (const { title, rule, field } of vectors) {
    test(`refuses ${title}`, async ({ world, assert }) => {
      const error = await refusalOf(role(world, 'Helper', [rule]))
      assert.equal(error.status, 422, error.message)
      assert.deepEqual(
        error.errors.map((one) => one.field),
        [`rules.0.${field}`]
      )
    })
  }
})
