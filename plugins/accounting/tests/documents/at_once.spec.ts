import type { RecordModel } from 'kontor/plugin'
import { test } from 'kontor/testing'
import { draft, party, posted, refused } from './sheet.js'

const LINES = [{ text: 'Steel', price: '80' }]

test.group('Documents posted at once', () => {
  test('a supplier’s number is taken by one of them', async ({ world, assert }) => {
    await world.enable('accounting')
    const supplier = await party(world, { is_supplier: true })
    const values = { kind: 'bill', party_id: supplier, reference: 'R-77' }
    const drafts = [await draft(world, values, LINES), await draft(world, values, LINES)]
    const answers = await Promise.all(
      drafts.map(({ id }) =>
        refused(() => world.as('accounting.clerk').run('accounting.invoice.post', id))
      )
    )
    assert.sameMembers(answers, ['nothing', 'E_DUPLICATE_REFERENCE'])
  })

  test('two credit notes of all of an invoice are one too many', async ({ world, assert }) => {
    await world.enable('accounting')
    const invoice = await posted(world, { party_id: await party(world) }, LINES)
    const clerk = world.as('accounting.clerk')
    const credit = () => clerk.run<RecordModel>('accounting.invoice.credit', invoice)
    const notes = [await credit(), await credit()]
    const answers = await Promise.all(
      notes.map(({ id }) => refused(() => clerk.run('accounting.invoice.post', id)))
    )
    assert.sameMembers(answers, ['nothing', 'E_CREDIT_OVER'])
  })
})
