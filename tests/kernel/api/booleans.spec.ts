import { test } from 'kontor/testing'

test.group('A boolean over the API', () => {
  test('that is emptied is no, on create and on update', async ({ client, world }) => {
    const party = await world.create('contacts.party', { name: 'Ana', is_customer: true })
    const token = await world.as('ada').token()
    const path = '/api/v1/contacts/parties'
    for (const [at, empty] of [null, '', '\ufeff'].entries()) {
      const changed = await client
        .patch(`${path}/${party.id}`)
        .bearerToken(token)
        .json({ version: 1 + at, is_customer: empty, is_supplier: at % 2 === 0 })
      changed.assertBodyContains({ data: { is_customer: false } })
    }
    const made = await client
      .post(path)
      .bearerToken(token)
      .json({ name: 'Bo', kind: 'person', is_customer: null })
    made.assertBodyContains({ data: { is_customer: false } })
  })
})
