import type { RecordModel } from 'kontor/plugin'
import { test } from 'kontor/testing'
import { journalOf } from '../../ledger/journal_of.js'
import Advance from '../../models/advance.js'
import Invoice from '../../models/invoice.js'
import type Revaluation from '../../models/revaluation.js'
import { booksIn, invoice, openOf, recall, take } from './kit.js'

test.group('Advances in other currencies', () => {
  test('a customer’s USD 100 at 40 recalled at {rate} makes {gain} of gain and {loss} of loss')
    .with([
      { rate: '42', gain: '0', loss: '20000' },
      { rate: '38', gain: '-20000', loss: '0' },
      { rate: '40', gain: '0', loss: '0' },
    ])
    .run(async ({ world, assert }, { rate: now, gain, loss }) => {
      const { ctx, oak, rate, balance } = await booksIn(world, 'UA', 'UAH')
      await rate('USD', '2026-01-01', '40')
      const advance = await take(ctx, oak, { amount: '100', currency: 'USD' })
      assert.equal(await balance('681'), '-400000')
      await rate('USD', '2026-03-01', now)
      const final = await invoice(ctx, oak, { net: '250', currency: 'USD' })
      await recall(ctx, advance, final)
      assert.equal(await balance('681'), '0')
      assert.equal(await balance('fx_gain'), gain)
      assert.equal(await balance('fx_loss'), loss)
      const after = await Invoice.findOrFail(ctx, final.id)
      assert.equal(String(after.open), '150.00')
      assert.equal(await balance('receivable'), String(BigInt(now) * 15000n))
    })

  test('paid back at another rate, the bank’s worth and the advance’s differ by a loss', async ({
    world,
    assert,
  }) => {
    const { ctx, oak, rate, balance } = await booksIn(world, 'UA', 'UAH')
    await rate('USD', '2026-01-01', '40')
    const advance = await take(ctx, oak, { amount: '100', currency: 'USD' })
    await ctx.run('accounting.advance.refund', advance.id, {
      journal_id: (await journalOf(ctx, 'bank')).id,
      on_date: '2026-02-05',
      rate: '42',
    })
    assert.equal(await balance('681'), '0')
    assert.equal(await balance('bank'), '-20000')
    assert.equal(await balance('fx_loss'), '20000')
    assert.deepEqual(await openOf(ctx, advance), ['used', '0.00', '0.00'])
  })

  test('{currency}: an advance with tax is used in three parts to the last unit')
    .with([
      { currency: 'KWD', amount: '100.001', parts: ['33.333', '33.335', '33.333'] },
      { currency: 'JPY', amount: '10001', parts: ['3333', '3335', '3333'] },
    ])
    .run(async ({ world, assert }, { currency, amount, parts }) => {
      const { ctx, oak, tax, rate, balance } = await booksIn(world, 'DE')
      await rate(currency, '2026-01-01', currency === 'JPY' ? '0.00617' : '2.99137')
      const u19 = await tax('U19')
      const advance = await take(ctx, oak, { amount, currency, taxId: u19 })
      for (const part of parts) {
        const one = await invoice(ctx, oak, { net: part, currency, taxId: u19 })
        await recall(ctx, advance, one, part)
      }
      for (const each of ['customer_advances', 'customer_advance_tax']) {
        assert.equal(await balance(each), '0', each)
      }
      const [state, open, worth] = await openOf(ctx, advance)
      assert.equal(state, 'used')
      assert.equal(Number(open), 0)
      assert.equal(worth, '0.00')
    })

  test('a payment and a draft name advances with all decimals of their currency', async ({
    world,
    assert,
  }) => {
    const { ctx, oak, rate } = await booksIn(world, 'DE')
    await rate('KWD', '2026-01-01', '3')
    const made = await ctx.run<RecordModel>('accounting.payment.create', null, {
      direction: 'in',
      party_id: oak,
      journal_id: (await journalOf(ctx, 'bank')).id,
      on_date: '2026-01-15',
      currency: 'KWD',
      amount: '37.629',
      advances: [{ amount: '37.629' }],
    })
    await ctx.run('accounting.payment.post', made)
    const advance = (await Advance.findBy(ctx, ['payment_id', 'eq', made.id]))!
    assert.deepEqual(await openOf(ctx, advance), ['open', '37.629', '112.89'])
    const advances: [number, string][] = [[advance.id, '12.345']]
    await invoice(ctx, oak, { net: '50', currency: 'KWD', advances })
    // 112.89 × 12.345 / 37.629 = 37.04 are used.
    assert.deepEqual(await openOf(ctx, advance), ['open', '25.284', '75.85'])
  })

  test('an advance is not valued again at the end of a month', async ({ world, assert }) => {
    const { ctx, oak, rate } = await booksIn(world, 'UA', 'UAH')
    await rate('USD', '2026-01-01', '40')
    await take(ctx, oak, { amount: '100', currency: 'USD' })
    await rate('USD', '2026-01-31', '45')
    const on = { on_date: '2026-01-31' }
    const { gain, loss } = await ctx.run<Revaluation>('accounting.revaluation.post', null, on)
    // The money in the bank gains; what is owed for it in goods loses nothing.
    assert.deepEqual([String(gain), String(loss)], ['500.00', '0.00'])
  })
})
