import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import type { Duplicate } from '../duplicates/find.js'
import Party from '../models/party.js'

const find = (world: World, entry: Record<string, unknown>) =>
  world.as('contacts.clerk').run<Duplicate[]>('contacts.party.find_duplicates', null, entry)

test.group('Duplicates shown on entry', () => {
  test('the same e-mail is certain, a like name is likely', async ({ world, assert }) => {
    const bolt = await world.create(Party, {
      name: 'Bolt GmbH',
      email: 'info@bolt.example',
      city: 'Kyiv',
    })
    const [certain] = await find(world, { email: 'INFO@bolt.example' })
    assert.deepInclude(certain, { id: bolt.id, city: 'Kyiv', reasons: ['email'], score: 100 })
    const [likely] = await find(world, { name: 'BOLT' })
    assert.deepInclude(likely, { id: bolt.id, reasons: ['name'], score: 60 })
  })

  test('phone and tax number are compared however they are typed', async ({ world, assert }) => {
    await world.create(Party, {
      name: 'Bolt',
      country: 'DE',
      phone: '030-0074321',
      tax_ids: [{ country: 'DE', number: 'DE136695976' }],
    })
    const [byPhone] = await find(world, { phone: '+49 30 0074321' })
    assert.deepEqual(byPhone.reasons, ['phone'])
    const [byTax] = await find(world, { tax_number: 'DE 136 695 976' })
    assert.deepEqual(byTax.reasons, ['tax_id'])
  })

  test('several reasons count together, the likeliest comes first', async ({ world, assert }) => {
    const bolt = { name: 'Bolt', phone: '+49300074321' }
    await world.create(Party, { name: 'Bolt' })
    const likeliest = await world.create(Party, bolt)
    const found = await find(world, bolt)
    assert.deepEqual(
      found.map((one) => one.score),
      [88, 60]
    )
    assert.equal(found[0].id, likeliest.id)
  })

  test('a party is no duplicate of itself', async ({ world, assert }) => {
    const bolt = await world.create(Party, { name: 'Bolt' })
    assert.isEmpty(await find(world, { name: 'Bolt', except_id: bolt.id }))
  })

  test('nothing is told of parties that belong to another company', async ({ world, assert }) => {
    const bolt = await world.create(
      Party,
      { name: 'Bolt', email: 'info@bolt.example' },
      { company: 'other' }
    )
    await world.enable('contacts', 'other')
    const manager = await world.as('contacts.manager').context('other')
    await manager.run('contacts.party.make_private', bolt.id)
    assert.isEmpty(await find(world, { email: 'info@bolt.example' }))
  })

  test('without an entry there is nothing to find', async ({ world, assert }) => {
    await world.create(Party, { name: 'Bolt' })
    assert.isEmpty(await find(world, { name: ' ', phone: '12' }))
  })
})
