import type { Refusal } from 'kontor/plugin'
import { test } from 'kontor/testing'
import { journalOf } from '../../ledger/journal_of.js'
import OpenItem from '../../models/open_item.js'
import Payment from '../../models/payment.js'
import type PaymentLine from '../../models/payment_line.js'
import { balanceOf, books, openOf, owe, owing, pay, refused } from './kit.js'

const rate = { currency: 'USD', per: '1' }

test.group('Payments', () => {
  test('a payment closes what it is for, on the bank and on the party', async ({
    world,
    assert,
  }) => {
    const { ctx, oak, item } = await owing(world, ['100'])
    const id = await pay(world, oak, '100', [{ open_item_id: item, amount: '100' }])
    assert.deepEqual(await openOf(world, item), [['0.00', '0.00', false]])
    assert.equal(await balanceOf(world, 'bank'), '10000')
    assert.equal(await balanceOf(world, 'receivable'), '0')
    const payment = await Payment.findOrFail(ctx, id)
    assert.match(payment.number!, /^BNK\/2026\/00001$/)
  })

  test('one payment pays several items, and several payments one', async ({ world, assert }) => {
    const { party } = await books(world)
    const oak = await party()
    const [first, second] = [await owe(world, oak, ['100']), await owe(world, oak, ['50'])]
    await pay(world, oak, '120', [
      { open_item_id: first, amount: '90' },
      { open_item_id: second, amount: '30' },
    ])
    assert.deepEqual(await openOf(world, first, second), [
      ['10.00', '10.00', true],
      ['20.00', '20.00', true],
    ])
    await pay(world, oak, '30', [
      { open_item_id: first, amount: '10' },
      { open_item_id: second, amount: '20' },
    ])
    assert.deepEqual(await openOf(world, first, second), [
      ['0.00', '0.00', false],
      ['0.00', '0.00', false],
    ])
  })

  test('an item in a currency without cents is paid in whole units', async ({ world, assert }) => {
    const { party } = await books(world)
    await world.create('accounting.exchange_rate', {
      currency: 'JPY',
      on_date: '2026-01-01',
      rate: '0.62',
      per: '100',
    })
    const item = await owe(world, await party(), ['93', '15000', 'JPY'])
    const lines = [{ open_item_id: item, amount: '15000' }]
    const oak = (await OpenItem.findOrFail(await world.context(), item)).partyId
    await pay(world, oak, '15000', lines, { currency: 'JPY' })
    assert.deepEqual(await openOf(world, item), [['0', '0.00', false]])
  })

  test('{open} {currency} are typed and closed as they are, whatever decimals the company has')
    .with([
      { currency: 'TND', open: '310.125', part: '110.005', left: '200.120', paid: '33.335' },
      { currency: 'KWD', open: '12.001', part: '2.001', left: '10.000', paid: '1.005' },
      { currency: 'JPY', open: '1500', part: '500', left: '1000', paid: '7' },
    ])
    .run(async ({ world, assert }, { currency, open, part, left, paid }) => {
      const { party } = await books(world)
      const oak = await party()
      await world.create('accounting.exchange_rate', {
        ...rate,
        currency,
        on_date: '2026-01-01',
        rate: '0.3',
      })
      const item = await owe(world, oak, ['93', open, currency])
      const line = { open_item_id: item, amount: part }
      await pay(world, oak, part, [line], { currency })
      assert.equal((await openOf(world, item))[0][0], left)
      const euros = await owe(world, oak, ['10'])
      const paidAs = { open_item_id: euros, amount: '10.00', paid }
      const id = await pay(world, oak, paid, [paidAs], { currency })
      const ctx = await world.context()
      const [stored] = await ctx
        .records<PaymentLine>('accounting.payment_line')
        .where(['payment_id', 'eq', id])
      assert.deepEqual([String(stored.amount), String(stored.paid)], ['10.00', paid])
    })

  test('a draft keeps what is typed, line by line; more decimals than the currency has name their field', async ({
    world,
    assert,
  }) => {
    const { party } = await books(world)
    const oak = await party()
    const rated = { ...rate, on_date: '2026-01-01', rate: '0.3' }
    for (const currency of ['TND', 'JPY']) {
      await world.create('accounting.exchange_rate', { ...rated, currency })
    }
    const [dinars, yen] = [
      await owe(world, oak, ['93', '310.125', 'TND']),
      await owe(world, oak, ['93', '15000', 'JPY']),
    ]
    const ctx = await world.context()
    const make = (lines: Record<string, unknown>[]) =>
      ctx.run<Payment>('accounting.payment.create', null, {
        party_id: oak,
        journal_id: journalId,
        amount: '1',
        lines,
      })
    const journalId = (await journalOf(ctx, 'bank')).id
    const draft = await make([
      { open_item_id: dinars, amount: '110.005' },
      { open_item_id: yen, amount: '15000.00' },
    ])
    const lines = () =>
      ctx
        .records<PaymentLine>('accounting.payment_line')
        .where(['payment_id', 'eq', draft.id], { sort: 'id' })
    assert.deepEqual(
      (await lines()).map((one) => String(one.amount)),
      ['110.005', '15000']
    )
    const [first] = await lines()
    await ctx.run('accounting.payment.update', draft.id, {
      version: 1,
      lines: [{ id: first.id, amount: '0.001', discount: '0.002' }],
    })
    const [changed] = await lines()
    assert.deepEqual([String(changed.amount), String(changed.discount)], ['0.001', '0.002'])
    await ctx
      .run('accounting.payment.create', null, {
        party_id: oak,
        journal_id: journalId,
        amount: '1',
        lines: [{ open_item_id: yen, amount: '0.5' }],
      })
      .then(
        () => assert.fail('it was taken'),
        (error: Refusal) =>
          assert.containsSubset(error.errors, [{ field: 'lines.0.amount', code: 'E_SCALE' }])
      )
  })

  test('P3: 95 paid and 5 written off close 100', async ({ world, assert }) => {
    const { oak, item } = await owing(world, ['100'])
    await pay(world, oak, '95', [{ open_item_id: item, amount: '95', write_off: '5' }])
    assert.deepEqual(await openOf(world, item), [['0.00', '0.00', false]])
    assert.equal(await balanceOf(world, 'write_off'), '500')
    assert.equal(await balanceOf(world, 'receivable'), '0')
  })

  test('P3: 110 paid for 100 leave 10 on account, where that was said', async ({
    world,
    assert,
  }) => {
    const { ctx, oak, item } = await owing(world, ['100'])
    const lines = [{ open_item_id: item, amount: '100' }]
    assert.equal(await refused(() => pay(world, oak, '110', lines)), 'E_PAYMENT_OVER')
    assert.deepEqual(await openOf(world, item), [['100.00', '100.00', true]])
    await pay(world, oak, '110', lines, { rest: 'on_account' })
    const open = await OpenItem.where(ctx, ['is_open', 'eq', true])
    assert.deepEqual(
      open.map((one) => String(one.open)),
      ['-10.00']
    )
    const next = await owe(world, oak, ['25'])
    await ctx.run('accounting.open_item.match', null, {
      items: [open[0].id, next],
      on_date: '2026-02-11',
    })
    assert.deepEqual(await openOf(world, next), [['15.00', '15.00', true]])
  })

  test('an early-payment discount closes the rest without money', async ({ world, assert }) => {
    const { oak, item } = await owing(world, ['100'])
    await pay(world, oak, '98', [{ open_item_id: item, amount: '98', discount: '2' }])
    assert.deepEqual(await openOf(world, item), [['0.00', '0.00', false]])
    assert.equal(await balanceOf(world, 'discount_given'), '200')
  })

  test('{name} is refused: {code}, and nothing is written')
    .with([
      { name: 'more than is open', amount: '101', line: '101', code: 'E_PAYMENT_LINE_OVER' },
      { name: 'a line of nothing', amount: '100', line: '0', code: 'E_PAYMENT_NOTHING' },
      { name: 'more given out than came', amount: '99', line: '100', code: 'E_PAYMENT_SHORT' },
    ])
    .run(async ({ world, assert }, { amount, line, code }) => {
      const { party } = await books(world)
      const oak = await party()
      const item = await owe(world, oak, ['100'])
      const lines = [{ open_item_id: item, amount: line }]
      assert.equal(await refused(() => pay(world, oak, amount, lines)), code)
      assert.deepEqual(await openOf(world, item), [['100.00', '100.00', true]])
      assert.equal(await balanceOf(world, 'bank'), '0')
    })

  test('a payment of nothing that closes nothing is refused', async ({ world, assert }) => {
    const { party } = await books(world)
    const oak = await party()
    assert.equal(await refused(() => pay(world, oak, '0', [])), 'E_PAYMENT_EMPTY')
    const item = await owe(world, oak, ['5'])
    await pay(world, oak, '0', [{ open_item_id: item, amount: '0', write_off: '5' }])
    assert.deepEqual(await openOf(world, item), [['0.00', '0.00', false]])
  })

  test('an item of another party, or of the wrong side, is refused', async ({ world, assert }) => {
    const { party } = await books(world)
    const [oak, elm] = [await party(), await party('Elm & Sons')]
    const mine = await owe(world, oak, ['100'])
    const owed = await owe(world, oak, ['-40'])
    const line = (open_item_id: number) => [{ open_item_id, amount: '40' }]
    assert.equal(await refused(() => pay(world, elm, '40', line(mine))), 'E_MATCH_PARTY')
    assert.equal(await refused(() => pay(world, oak, '40', line(owed))), 'E_MATCH_SIDES')
    assert.equal(
      await refused(() => pay(world, oak, '80', [...line(mine), ...line(mine)])),
      'E_TWICE'
    )
  })

  test('a payment is taken back: the item is open again, both entries stay', async ({
    world,
    assert,
  }) => {
    const { ctx, oak, item } = await owing(world, ['100'])
    const id = await pay(world, oak, '100', [{ open_item_id: item, amount: '100' }])
    await ctx.run('accounting.payment.cancel', id, { on_date: '2026-02-12' })
    assert.deepEqual(await openOf(world, item), [['100.00', '100.00', true]])
    assert.equal(await balanceOf(world, 'bank'), '0')
    const open = await OpenItem.where(ctx, ['is_open', 'eq', true])
    assert.deepEqual(
      open.map((one) => one.id),
      [item]
    )
  })
})
