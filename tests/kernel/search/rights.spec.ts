import { test } from 'kontor/testing'
import { loadAccess } from '#kernel/access/load_access'
import type { Context } from '#kernel/companies/context'
import { search } from '#kernel/records/search/search'
import { restrict, samWith } from '#tests/kernel/access/people'

const PARTY = 'contacts.party'
const LOAN = 'sample.loan'

async function found(ctx: Context, typed: string) {
  return (await search(ctx, typed)).groups.flatMap(({ hits }) => hits.map((hit) => hit.label))
}

/** Sam of acme with these plugins enabled when his context was made. */
async function fresh(ctx: Context, plugins: string[]) {
  return ctx.with({ plugins: new Set(plugins) })
}

test.group('Search and rights', () => {
  test('a model the caller may not read is not searched', async ({ world, assert }) => {
    await world.create(PARTY, { name: 'Kestrel' })
    const sam = await samWith(world, { operations: ['read'] })
    assert.isEmpty(await found(await fresh(sam, ['contacts']), 'kestrel'))
  })

  test('a record outside of the caller’s rules does not exist', async ({ world, assert }) => {
    await world.create(PARTY, { name: 'Kestrel one', is_customer: true })
    await world.create(PARTY, { name: 'Kestrel two', is_customer: false })
    const rule = { model: PARTY, operations: ['read'], filter: ['is_customer', 'eq', true] }
    const sam = await fresh(await samWith(world, rule), ['contacts'])
    assert.deepEqual(await found(sam, 'kestrel'), ['Kestrel one'])
    await restrict(world, { model: PARTY, operations: ['read'], filter: ['code', 'notnull'] })
    const access = await loadAccess(sam.user.id, sam.company.id, { today: sam.today })
    assert.isEmpty(await found(sam.with({ access }), 'kestrel'))
  })

  test('a field hidden from the caller finds nothing, alone or with others', async ({
    world,
    assert,
  }) => {
    await world.create(PARTY, { name: 'Kestrel', code: 'SECRET-7' })
    const rule = { model: PARTY, operations: ['read'], fields: ['name'] }
    const sam = await fresh(await samWith(world, rule), ['contacts'])
    assert.isEmpty(await found(sam, 'secret-7'))
    assert.isEmpty(await found(sam, 'kestrel secret'))
    assert.deepEqual(await found(sam, 'kestrel'), ['Kestrel'])
  })

  test('a name the caller may not read leads to nothing that refers to it', async ({
    world,
    assert,
  }) => {
    const party = await world.create(PARTY, { name: 'Kestrel' })
    await world.create(LOAN, { number: 'L-0001', borrower_id: party.id })
    const rule = { model: LOAN, operations: ['read'] }
    const sam = await fresh(await samWith(world, rule), ['contacts', 'sample'])
    assert.isEmpty(await found(sam, 'kestrel'))
    assert.deepEqual(await found(sam, 'L-0001'), ['L-0001'])
  })

  test('shared records are found in every company, others where they are read', async ({
    world,
    assert,
  }) => {
    const party = await world.create(PARTY, { name: 'Kestrel' })
    await world.create(LOAN, { number: 'KESTREL-1', borrower_id: party.id })
    await world.enable('sample', 'bolt')
    const ada = await world.as('ada').context()
    const bolt = (await world.company('bolt')).id
    const there = ada.with({ company: await world.company('bolt'), companyIds: [bolt] })
    assert.deepEqual(await found(there, 'kestrel'), ['Kestrel'])
    const both = ada.with({ companyIds: [ada.company.id, bolt] })
    assert.sameMembers(await found(both, 'kestrel'), ['Kestrel', 'KESTREL-1'])
    const off = ada.with({ plugins: new Set(['contacts']) })
    assert.deepEqual(await found(off, 'kestrel'), ['Kestrel'])
  })

  test('a classified field is not in the index at all', async ({ world, assert }) => {
    const party = await world.create(PARTY, { name: 'Anna' })
    await world.create(LOAN, { number: 'L-1', borrower_id: party.id, remark: 'kestrel' })
    assert.isEmpty(await found(await world.as('ada').context(), 'kestrel'))
  })

  test('finds one’s own record among thousands that rules hide', async ({ world, assert }) => {
    await world.create(PARTY, { name: 'Kestrel mine', is_customer: true })
    for (let at = 0; at < 130; at++) await world.create(PARTY, { name: `Kestrel ${at}` })
    const rule = { model: PARTY, operations: ['read'], filter: ['is_customer', 'eq', true] }
    const sam = await fresh(await samWith(world, rule), ['contacts'])
    assert.deepEqual(await found(sam, 'kestrel'), ['Kestrel mine'])
  })
})
