import { test } from 'kontor/testing'
import { sourcesOf } from '#kernel/reports/editor/sources'
import { openedSource } from '#kernel/reports/sources/declared'
import { offeredFields, offeredPlace } from '#kernel/reports/sources/offered'

test.group('The sources of a plugin', () => {
  test('are offered to those who may report on all of it', async ({ client, world, assert }) => {
    await world.enable('sample')
    const token = await world.as('ada').token()
    const borrower = await world.create('contacts.party', { name: 'Ana' })
    await world.create('sample.loan', {
      due_on: '2026-01-31',
      deposit: '2',
      borrower_id: borrower.id,
    })
    const query = { source: 'sample.promises', columns: ['borrower', 'due_on', 'deposit'] }
    const answer = await client.post('/api/v1/kernel/reports/run').bearerToken(token).json(query)
    answer.assertStatus(200)
    const { columns, rows } = answer.body()
    assert.deepEqual(rows, [
      { borrower: 'Ana', due_on: '2026-01-31', deposit: '2.00', currency: 'EUR' },
    ])
    assert.equal(columns[0].label, 'Who has it')
    const ctx = await world.as('ada').context()
    const names = sourcesOf(ctx).map((one) => [one.name, one.label, one.href])
    assert.deepInclude(names, ['sample.promises', 'What is still to come back', '/sample/loans'])
    const source = openedSource(ctx, 'sample.promises')!
    assert.deepEqual(
      offeredFields(ctx, source).map(({ path, label, kind }) => [path, label, kind]),
      [
        ['borrower', 'Who has it', 'text'],
        ['due_on', 'Due on', 'date'],
        ['deposit', 'Deposit', 'money'],
        ['currency', 'Currency', 'choice'],
      ]
    )
    assert.deepEqual(
      offeredPlace(ctx, source).fields.map((one) => one.key),
      ['borrower', 'due_on', 'deposit', 'currency']
    )
    const clerk = await world.as('sample.clerk').context()
    assert.notInclude(
      sourcesOf(clerk).map((one) => one.name),
      'sample.promises'
    )
  })
})
