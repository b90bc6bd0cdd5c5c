import type { RecordModel } from 'kontor/plugin'
import { test } from 'kontor/testing'
import { explained, refused } from '../ledger/books.js'
import { draft, party, posted } from './sheet.js'

const LINES = [{ text: 'Work', quantity: '1', price: '100' }]

test.group('What invoices refuse', () => {
  test('a credit note of a credit note', async ({ world, assert }) => {
    await world.enable('accounting')
    const clerk = world.as('accounting.clerk')
    const values = { party_id: await party(world), kind: 'credit_note' }
    const note = await posted(world, values, LINES)
    const answer = await refused(() => clerk.run('accounting.invoice.credit', note))
    assert.equal(answer.code, 'E_CREDIT_OF_CREDIT')
    assert.isTrue(explained(answer))
  })

  test('a journal of the other side', async ({ world, assert }) => {
    await world.enable('accounting')
    const ctx = await world.context()
    const journal = await ctx.records('accounting.journal').findBy(['kind', 'eq', 'purchases'])
    const values = { party_id: await party(world), journal_id: journal!.id }
    const made = await draft(world, values, LINES)
    const clerk = world.as('accounting.clerk')
    const answer = await refused(() => clerk.run('accounting.invoice.post', made))
    assert.equal(answer.code, 'E_JOURNAL_KIND')
    assert.isTrue(explained(answer))
  })

  test('posting without a journal for it, which is told by its name', async ({ world, assert }) => {
    await world.enable('accounting')
    const ctx = await world.context()
    const made = await draft(world, { party_id: await party(world) }, LINES)
    const journal = await ctx.records('accounting.journal').findBy(['kind', 'eq', 'sales'])
    await ctx.run('accounting.journal.archive', journal!.id)
    const clerk = await world.as('accounting.clerk').context()
    const answer = await refused(() =>
      clerk.with({ locale: 'uk' }).run('accounting.invoice.post', made)
    )
    assert.deepEqual(answer, { code: 'E_JOURNAL_MISSING', params: { kind: 'Продажі' } })
    assert.isTrue(explained(answer))
  })

  test('a rate of nothing', async ({ world, assert }) => {
    await world.enable('accounting')
    const values = { party_id: await party(world), currency: 'USD', rate: '0' }
    const answer = await refused(() => draft(world, values, LINES))
    assert.equal(answer.code, 'E_RATE_ZERO')
    assert.isTrue(explained(answer))
  })

  test('a recurring one without lines, on its date', async ({ world, assert }) => {
    await world.enable('accounting')
    const ctx = await world.context()
    const { id } = await ctx.run<RecordModel>('accounting.recurring_invoice.create', null, {
      name: 'Rent',
      party_id: await party(world),
      starts_on: ctx.today,
      lines: [],
    })
    const answer = await refused(() => ctx.run('accounting.recurring_invoice.make', id))
    assert.equal(answer.code, 'E_RECURRING_EMPTY')
    assert.isTrue(explained(answer))
  })
})
