import type { Refusal } from 'kontor/plugin'
import { test } from 'kontor/testing'
import Party from '../models/party.js'

test.group('Entering a party', () => {
  test('a person is called by first and last name', async ({ world, assert }) => {
    const body = { kind: 'person', first_name: 'Maria', last_name: 'Anders' }
    const maria = await world.as('clerk').run<Party>('contacts.party.create', null, body)
    assert.equal(maria.name, 'Maria Anders')
    await world.as('clerk').run('contacts.party.update', maria.id, { last_name: 'Keller' })
    assert.equal((await Party.findOrFail(await world.context(), maria.id)).name, 'Maria Keller')
  })

  test('nobody is nameless', async ({ world, assert }) => {
    const enter = () =>
      world.as('clerk').run('contacts.party.create', null, { kind: 'organisation' })
    await assert.rejects(enter, 'E_INPUT')
  })

  test('a code names one party', async ({ world, assert }) => {
    const clerk = world.as('clerk')
    await clerk.run('contacts.party.create', null, { name: 'Bolt', code: 'BOLT' })
    await assert.rejects(
      () => clerk.run('contacts.party.create', null, { name: 'Nut', code: 'bolt' }),
      'E_INPUT'
    )
  })

  test('people work for organisations, nobody else does', async ({ world, assert }) => {
    const bolt = await world.create(Party, { name: 'Bolt' })
    const maria = await world.create(Party, { kind: 'person', name: 'Maria' })
    const enter = (body: object) =>
      world.as('clerk').run('contacts.party.create', null, { ...body })
    await assert.doesNotReject(() => enter({ kind: 'person', name: 'Jan', works_for_id: bolt.id }))
    await assert.rejects(
      () => enter({ kind: 'person', name: 'Jan', works_for_id: maria.id }),
      'E_INPUT'
    )
    await assert.rejects(() => enter({ name: 'Nut', works_for_id: bolt.id }), 'E_INPUT')
  })

  test('a mistyped tax number or IBAN is refused beside its field', async ({ world, assert }) => {
    const body = {
      name: 'Bolt',
      tax_ids: [
        { country: 'DE', number: '136695976' },
        { country: 'DE', number: 'DE136695978' },
      ],
    }
    const refusal = await world
      .as('clerk')
      .run<Refusal>('contacts.party.create', null, body)
      .catch((error) => error)
    assert.deepInclude(refusal.errors[0], { field: 'tax_ids.1.number', code: 'E_TAX_ID' })
  })

  test('who may not see bank data does not enter any', async ({ world, assert }) => {
    const body = { name: 'Bolt', bank_accounts: [{ iban: 'DE89370400440532013000' }] }
    await assert.rejects(() => world.as('clerk').run('contacts.party.create', null, body))
    await assert.doesNotReject(() => world.as('manager').run('contacts.party.create', null, body))
  })

  test('a user is a party: no second name or address', async ({ world, assert }) => {
    const ada = await world.user('ada')
    const party = await world.create(Party, { kind: 'person', name: 'Ada Byron' })
    await world.as('ada').run('kernel.user.update', ada, { 'contacts.party_id': party.id })
    const ctx = await world.context()
    const page = await ctx.list('kernel.user', {
      filter: ['id', 'eq', ada],
      fields: ['id', 'contacts.party_id'],
    })
    assert.equal(page.data[0]['contacts.party_id'], party.id)
  })
})
