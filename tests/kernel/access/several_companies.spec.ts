import { test } from '@japa/runner'
import { loadAccess } from '#kernel/access/load_access'
import { registry } from '#kernel/plugins/registry'
import { list } from '#kernel/records/query/list'
import { samWith } from '#tests/kernel/access/people'

const UNIT = 'kernel.org_unit'

test.group('Looking at several companies', () => {
  test('shows each company’s records under that company’s rules', async ({ world, assert }) => {
    await world.create(UNIT, { name: 'North', kind: 'branch' })
    await world.create(UNIT, { name: 'Sales', kind: 'department' })
    await world.create(UNIT, { name: 'Foreign', kind: 'branch' }, { company: 'bolt' })
    const sam = await samWith(world, { operations: ['read'], filter: ['kind', 'eq', 'branch'] })
    const companyIds = [sam.company.id, (await world.company('bolt')).id]
    const access = await loadAccess(sam.user.id, sam.company.id, { today: sam.today, companyIds })
    const { data } = await list(sam.with({ access, companyIds }), registry.model(UNIT), {})
    assert.deepEqual(
      data.map((row) => row.name),
      ['North']
    )
  })

  test('an administrator sees them all and writes to one', async ({ world, assert }) => {
    await world.create(UNIT, { name: 'North' })
    const foreign = await world.create(UNIT, { name: 'Foreign' }, { company: 'bolt' })
    const ada = await world.as('ada').context()
    const companyIds = [ada.company.id, (await world.company('bolt')).id]
    const access = await loadAccess(ada.user.id, ada.company.id, { today: ada.today, companyIds })
    const looking = ada.with({ access, companyIds })
    const { data } = await list(looking, registry.model(UNIT), { sort: 'name' })
    assert.deepEqual(
      data.map((row) => row.name),
      ['Foreign', 'North']
    )
    await assert.rejects(
      () => looking.run(`${UNIT}.update`, foreign.id, { name: 'Mine' }),
      'E_NOT_FOUND'
    )
  })

  test('a field is there only where every company opens it', async ({ world, assert }) => {
    const sam = await samWith(world, { operations: ['read'], fields: ['name'] })
    const bolt = await world.company('bolt')
    const companyIds = [sam.company.id, bolt.id]
    const access = await loadAccess(sam.user.id, sam.company.id, { today: sam.today, companyIds })
    assert.isTrue(access.mayUse(UNIT, { key: 'name' }, 'read'))
    assert.isFalse(access.mayUse(UNIT, { key: 'code' }, 'read'))
  })
})

test.group('A token', () => {
  test('acts under its one role, and only while its user holds it', async ({ world, assert }) => {
    const sam = await samWith(world, { operations: ['read'] })
    const [role] = await sam.records('kernel.role').where(['name', 'eq', 'Helper'])
    const load = async (user: number, roleId: number) =>
      (await loadAccess(user, sam.company.id, { today: sam.today, roleId })).allows(UNIT, 'read')
    assert.isTrue(await load(sam.user.id, role.id))
    assert.isFalse(await load(sam.user.id, role.id + 1000))
    const ada = await world.user('ada')
    assert.isTrue(await load(ada, role.id))
    const access = await loadAccess(ada, sam.company.id, { today: sam.today, roleId: role.id })
    assert.isFalse(access.allows(UNIT, 'delete'))
    assert.isFalse(access.isAdmin)
  })
})
