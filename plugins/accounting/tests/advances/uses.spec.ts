import { test } from 'kontor/testing'
import { journalOf } from '../../ledger/journal_of.js'
import Advance from '../../models/advance.js'
import Invoice from '../../models/invoice.js'
import OpenItem from '../../models/open_item.js'
import Payment from '../../models/payment.js'
import { booksIn, invoice, openOf, recall, refused, take, usesOf } from './kit.js'

/** Amounts whose thirds are no whole cents. */
const PARTS = ['33.33', '33.33', '33.34']

test.group('Using advances', () => {
  test('several advances for one invoice, one advance for several invoices', async ({
    world,
    assert,
  }) => {
    const { ctx, oak, tax, balance } = await booksIn(world, 'DE')
    const u19 = await tax('U19')
    const first = await take(ctx, oak, { amount: '119', taxId: u19 })
    const second = await take(ctx, oak, { amount: '238', taxId: u19, onDate: '2026-02-01' })
    const one = await invoice(ctx, oak, {
      net: '200',
      taxId: u19,
      advances: [
        [first.id, '119'],
        [second.id, '119'],
      ],
    })
    assert.equal(one.paymentState, 'paid')
    const other = await invoice(ctx, oak, { net: '300', taxId: u19 })
    await recall(ctx, second, other)
    assert.equal(String((await Invoice.findOrFail(ctx, other.id)).open), '238.00')
    assert.deepEqual(await openOf(ctx, first), ['used', '0.00', '0.00'])
    assert.deepEqual(await openOf(ctx, second), ['used', '0.00', '0.00'])
    assert.lengthOf(await usesOf(ctx, second), 2)
    for (const each of ['customer_advances', 'customer_advance_tax']) {
      assert.equal(await balance(each), '0')
    }
    assert.equal(await balance('3806'), '-9500')
  })

  test('whatever the order of its uses, an advance ends at the same cent: {$self}')
    .with([
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ])
    .run(async ({ world, assert }, order) => {
      const { ctx, oak, tax, rate, balance, box } = await booksIn(world, 'DE')
      await rate('USD', '2026-01-01', '0.912345')
      const u19 = await tax('U19')
      const advance = await take(ctx, oak, { amount: '100', currency: 'USD', taxId: u19 })
      const documents = []
      for (const part of PARTS) {
        documents.push(await invoice(ctx, oak, { net: part, currency: 'USD', taxId: u19 }))
      }
      for (const at of order) await recall(ctx, advance, documents[at], PARTS[at])
      assert.deepEqual(await openOf(ctx, advance), ['used', '0.00', '0.00'])
      assert.equal(await balance('customer_advances'), '0')
      assert.equal(await balance('customer_advance_tax'), '0')
      // What rounding three invoices and one advance leaves; the same for every order.
      assert.equal(await balance('fx_gain'), '0')
      assert.equal(await balance('fx_loss'), '1')
      assert.equal(await box('81', '2026-01'), '7666')
      const worths = (await usesOf(ctx, advance)).map((one) => one.worth.units)
      assert.equal(
        worths.reduce((sum, one) => sum + one, 0n),
        advance.worth.units
      )
    })

  test('a use is undone: advance, invoice and tax are as before, and it can be used again', async ({
    world,
    assert,
  }) => {
    const { ctx, oak, tax, balance, box } = await booksIn(world, 'DE')
    const u19 = await tax('U19')
    const advance = await take(ctx, oak, { amount: '119', taxId: u19 })
    const final = await invoice(ctx, oak, {
      net: '100',
      taxId: u19,
      advances: [[advance.id, '50']],
    })
    const [use] = await usesOf(ctx, advance)
    await ctx.run('accounting.advance_use.undo', use.id, { on_date: '2026-03-11' })
    assert.deepEqual(await openOf(ctx, advance), ['open', '119.00', '119.00'])
    assert.equal((await Invoice.findOrFail(ctx, final.id)).paymentState, 'unpaid')
    assert.equal(await balance('customer_advance_tax'), '1900')
    assert.equal(await box('81', '2026-03'), '10000')
    assert.lengthOf(await OpenItem.where(ctx, ['is_open', 'eq', true]), 1)
    const again = () => ctx.run('accounting.advance_use.undo', use.id, { on_date: '2026-03-11' })
    assert.equal(await refused(again), 'E_ADVANCE_UNDONE')
    await ctx.run('accounting.advance.recall', advance.id, {
      invoice_id: final.id,
      on_date: '2026-03-12',
    })
    assert.equal((await Invoice.findOrFail(ctx, final.id)).paymentState, 'paid')
    assert.equal(await balance('customer_advance_tax'), '0')
  })

  test('what is paid back takes its tax back, and its payment can be taken back', async ({
    world,
    assert,
  }) => {
    const { ctx, oak, tax, balance, box } = await booksIn(world, 'DE')
    const advance = await take(ctx, oak, { amount: '119', taxId: await tax('U19') })
    const journal = (await journalOf(ctx, 'bank')).id
    await ctx.run('accounting.advance.refund', advance.id, {
      journal_id: journal,
      amount: '59.50',
      on_date: '2026-02-05',
    })
    assert.deepEqual(await openOf(ctx, advance), ['open', '59.50', '59.50'])
    assert.equal(await balance('bank'), '5950')
    assert.equal(await balance('3806'), '-950')
    assert.equal(await box('81', '2026-02'), '-5000')
    const [use] = await usesOf(ctx, advance)
    const undo = () => ctx.run('accounting.advance_use.undo', use.id, { on_date: '2026-02-06' })
    assert.equal(await refused(undo), 'E_ADVANCE_REFUNDED')
    await ctx.run('accounting.payment.cancel', use.paymentId!, { on_date: '2026-02-06' })
    assert.deepEqual(await openOf(ctx, advance), ['open', '119.00', '119.00'])
    assert.equal(await balance('bank'), '11900')
  })

  test('its payment is taken back while nothing is used, and refused while something is', async ({
    world,
    assert,
  }) => {
    const { ctx, oak, tax, balance, box } = await booksIn(world, 'DE')
    const advance = await take(ctx, oak, { amount: '119', taxId: await tax('U19') })
    const final = await invoice(ctx, oak, { net: '500' })
    const use = await recall(ctx, advance, final, '19')
    const cancel = () =>
      ctx.run('accounting.payment.cancel', advance.paymentId!, { on_date: '2026-03-20' })
    assert.equal(await refused(cancel), 'E_ADVANCE_USED')
    assert.equal((await Payment.findOrFail(ctx, advance.paymentId!)).state, 'posted')
    await ctx.run('accounting.advance_use.undo', use.id, { on_date: '2026-03-20' })
    await cancel()
    assert.deepEqual(await openOf(ctx, advance), ['cancelled', '0.00', '0.00'])
    for (const each of ['bank', 'customer_advances', 'customer_advance_tax', '3806']) {
      assert.equal(await balance(each), '0', each)
    }
    assert.equal(await box('81', '2026-03'), '-10000')
  })

  test('money on account becomes an advance, and stands on account again', async ({
    world,
    assert,
  }) => {
    const { ctx, oak, tax, balance } = await booksIn(world, 'DE')
    const payment = await ctx.run<Payment>('accounting.payment.create', null, {
      direction: 'in',
      party_id: oak,
      journal_id: (await journalOf(ctx, 'bank')).id,
      on_date: '2026-01-15',
      amount: '300',
      rest: 'on_account',
    })
    await ctx.run('accounting.payment.post', payment.id)
    const [item] = await OpenItem.where(ctx, ['party_id', 'eq', oak])
    await ctx.run('accounting.open_item.take_advance', item.id, {
      amount: '119',
      tax_id: await tax('U19'),
      on_date: '2026-01-31',
    })
    assert.equal(await balance('receivable'), '-18100')
    assert.equal(await balance('customer_advances'), '-11900')
    assert.equal(await balance('3806'), '-1900')
    const [advance] = await Advance.where(ctx, ['party_id', 'eq', oak])
    await ctx.run('accounting.advance.undo', advance.id, { on_date: '2026-02-01' })
    assert.equal(await balance('receivable'), '-30000')
    assert.equal(await balance('3806'), '0')
    assert.equal(String((await OpenItem.findOrFail(ctx, item.id)).open), '-300.00')
    assert.deepEqual(await openOf(ctx, advance), ['cancelled', '0.00', '0.00'])
  })
})
