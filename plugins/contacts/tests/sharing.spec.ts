import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import Email from '../models/email.js'
import Party from '../models/party.js'

const seesIt = async (world: World, company: string, id: number) => {
  await world.enable('contacts', company)
  const ctx = await world.as('contacts.clerk').context(company)
  const { data } = await ctx.list('contacts.party', { filter: ['id', 'eq', id] })
  return data.length === 1
}

test.group('Sharing parties between companies', () => {
  test('a party is shared until it is made private, with its lines', async ({ world, assert }) => {
    const bolt = await world.create(Party, { name: 'Bolt', email: 'info@bolt.example' })
    assert.isTrue(await seesIt(world, 'other', bolt.id))
    await world.as('manager').run('contacts.party.make_private', bolt.id)
    assert.isFalse(await seesIt(world, 'other', bolt.id))
    assert.isTrue(await seesIt(world, 'acme', bolt.id))
    const email = await Email.findBy(await world.context(), ['party_id', 'eq', bolt.id])
    assert.equal(email!.companyId, (await world.company()).id)
  })

  test('a private party can be shared again', async ({ world, assert }) => {
    const bolt = await world.create(Party, { name: 'Bolt' })
    await world.as('manager').run('contacts.party.make_private', bolt.id)
    await world.as('manager').run('contacts.party.share', bolt.id)
    assert.isTrue(await seesIt(world, 'other', bolt.id))
  })

  test('an organisation stays shared while people every company sees work there', async ({
    world,
    assert,
  }) => {
    const bolt = await world.create(Party, { name: 'Bolt' })
    await world.create(Party, { kind: 'person', name: 'Maria', works_for_id: bolt.id })
    const makePrivate = () => world.as('manager').run('contacts.party.make_private', bolt.id)
    await assert.rejects(makePrivate, 'E_SHARED_PEOPLE')
  })

  test('someone new at a private organisation is private too', async ({ world, assert }) => {
    const bolt = await world.create(Party, { name: 'Bolt' })
    await world.as('manager').run('contacts.party.make_private', bolt.id)
    const body = { kind: 'person', name: 'Maria', works_for_id: bolt.id, email: 'm@bolt.example' }
    const maria = await world.as('clerk').run<Party>('contacts.party.create', null, body)
    assert.equal(maria.companyId, (await world.company()).id)
    assert.isFalse(await seesIt(world, 'other', maria.id))
  })

  test('a clerk does not decide who sees a party', async ({ world, assert }) => {
    const bolt = await world.create(Party, { name: 'Bolt' })
    const makePrivate = () => world.as('clerk').run('contacts.party.make_private', bolt.id)
    await assert.rejects(makePrivate, 'E_FORBIDDEN')
  })
})
