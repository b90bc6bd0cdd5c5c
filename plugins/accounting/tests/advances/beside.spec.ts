import { test } from 'kontor/testing'
import { paidAhead } from '../../advances/open_on.js'
import { journalOf } from '../../ledger/journal_of.js'
import Match from '../../models/match.js'
import OpenItem from '../../models/open_item.js'
import { readProposal } from '../../payments/propose/read_proposal.js'
import { agedScreen, partyLedgerScreen } from '../../statements/screens.js'
import { booksIn, invoice, recall, refused, take, usesOf } from './kit.js'

test.group('What stands beside advances', () => {
  test('the discount for paying early is granted on an invoice that only an advance paid of', async ({
    world,
    assert,
  }) => {
    const { ctx, oak, tax, balance } = await booksIn(world, 'DE')
    const u19 = await tax('U19')
    const term = await world.create('accounting.payment_term', {
      name: '2/10',
      discount_percent: '2',
      discount_days: 10,
      lines: [{ kind: 'remainder', days: 30 }],
    })
    const advance = await take(ctx, oak, { amount: '11900', taxId: u19 })
    const final = await invoice(ctx, oak, {
      net: '50000',
      taxId: u19,
      payment_term_id: term.id,
      advances: [[advance.id, '11900']],
    })
    const asked = { direction: 'in', partyId: oak, onDate: '2026-03-15', currency: 'EUR' } as const
    const { items } = await readProposal(ctx, asked)
    assert.deepEqual([items[0].open, items[0].discount], ['47600.00', '1190.00'])
    const payment = await ctx.run<{ id: number }>('accounting.payment.create', null, {
      direction: 'in',
      party_id: oak,
      journal_id: (await journalOf(ctx, 'bank')).id,
      on_date: '2026-03-15',
      amount: '46410',
      lines: [{ open_item_id: items[0].id, amount: '46410', discount: '1190' }],
    })
    await ctx.run('accounting.payment.post', payment.id)
    assert.equal(await balance('receivable'), '0')
    // 2 % off 50,000 with its tax, declared once in all.
    assert.equal(await balance('discount_given'), '100000')
    assert.equal(await balance('3806'), '-931000')
    const [item] = await OpenItem.where(ctx, ['entry_id', 'eq', final.entryId!])
    assert.isFalse(item.isOpen)
  })

  test('an instalment after the other is closed, the one due first at first', async ({
    world,
    assert,
  }) => {
    const { ctx, oak } = await booksIn(world, 'DE')
    const term = await world.create('accounting.payment_term', {
      name: 'halves',
      lines: [
        { kind: 'percent', percent: '50', days: 10 },
        { kind: 'remainder', days: 40 },
      ],
    })
    const advance = await take(ctx, oak, { amount: '70' })
    const final = await invoice(ctx, oak, { net: '100', payment_term_id: term.id })
    await recall(ctx, advance, final)
    const items = await OpenItem.where(ctx, ['entry_id', 'eq', final.entryId!], { sort: 'due_on' })
    assert.deepEqual(
      items.map((one) => String(one.open)),
      ['0.00', '30.00']
    )
  })

  test('a match that an advance made is undone with its use, not by itself', async ({
    world,
    assert,
  }) => {
    const { ctx, oak } = await booksIn(world, 'DE')
    const advance = await take(ctx, oak, { amount: '70' })
    await recall(ctx, advance, await invoice(ctx, oak, { net: '100' }))
    const [match] = await Match.where(ctx, ['id', 'notnull'])
    const undo = () => ctx.run('accounting.match.undo', match.id, { on_date: '2026-03-12' })
    assert.equal(await refused(undo), 'E_MATCH_OF_ADVANCE')
  })

  test('stands apart from what is owed in money, on every day as it was then', async ({
    world,
    assert,
  }) => {
    const { ctx, oak } = await booksIn(world, 'DE')
    const advance = await take(ctx, oak, { amount: '70' })
    await recall(ctx, advance, await invoice(ctx, oak, { net: '100' }), '30')
    const on = (day: string) => paidAhead(ctx, day, { partyId: oak })
    const open = async (day: string) => (await on(day)).map((one) => one.open)
    assert.deepEqual(await open('2026-01-14'), [])
    assert.deepEqual(await open('2026-02-01'), ['70.00'])
    assert.deepEqual(await open('2026-03-10'), ['40.00'])
    const aged = await agedScreen(ctx, { side: 'receivable', on: '2026-03-31' })
    assert.equal(aged.aged.totals.total, '70.00')
    assert.deepEqual(aged.advances, [{ side: 'customer', currency: 'EUR', open: '40.00' }])
    const ledger = await partyLedgerScreen(ctx, {
      party_id: String(oak),
      from: '2026-01-01',
      to: '2026-03-31',
    })
    assert.equal(ledger.ledger!.sections[0].closing, '70.00')
    assert.deepEqual(ledger.advances, aged.advances)
  })

  test('what was undone or taken back later stands on a day as the ledger had it then', async ({
    world,
    assert,
  }) => {
    const { ctx, oak } = await booksIn(world, 'DE')
    const advance = await take(ctx, oak, { amount: '100', onDate: '2026-01-15' })
    await recall(ctx, advance, await invoice(ctx, oak, { net: '60' }), '60', '2026-03-10')
    const [use] = await usesOf(ctx, advance)
    await ctx.run('accounting.advance_use.undo', use.id, { on_date: '2026-04-05' })
    await ctx.run('accounting.payment.cancel', advance.paymentId!, { on_date: '2026-05-10' })
    const open = async (day: string) => (await paidAhead(ctx, day)).map((one) => one.open)
    assert.deepEqual(await open('2026-01-14'), [])
    assert.deepEqual(await open('2026-02-28'), ['100.00'])
    assert.deepEqual(await open('2026-03-31'), ['40.00'])
    assert.deepEqual(await open('2026-04-30'), ['100.00'])
    assert.deepEqual(await open('2026-05-31'), [])
  })
})
