import { test } from 'kontor/testing'
import { sharesAsked, sharesPaid } from '../../advances/requests/tax_shares.js'
import { journalOf } from '../../ledger/journal_of.js'
import Advance from '../../models/advance.js'
import type AdvanceTax from '../../models/advance_tax.js'
import Payment from '../../models/payment.js'
import { booksIn, refused } from './kit.js'
import { issued, kitchen } from './requests_kit.js'

test.group('How a payment is divided among the taxes of a request', () => {
  const shares = sharesAsked({
    lines: [
      { taxId: 1, net: 300_000n },
      { taxId: 2, net: 6_000n },
      { taxId: null, net: 1_000n },
    ],
    taxes: [
      { taxId: 1, amount: 57_000n },
      { taxId: 2, amount: 420n },
    ],
  })

  test('each tax has its lines with the tax on them', ({ assert }) => {
    assert.deepEqual(shares, [
      { taxId: 1, amount: 357_000n },
      { taxId: 2, amount: 6_420n },
      { taxId: null, amount: 1_000n },
    ])
  })

  test('members of a group go to the lines that name it, by their nets', ({ assert }) => {
    const grouped = sharesAsked({
      lines: [
        { taxId: 7, net: 200n },
        { taxId: 8, net: 100n },
      ],
      taxes: [
        { taxId: 71, amount: 20n },
        { taxId: 72, amount: 10n },
      ],
    })
    assert.deepEqual(grouped, [
      { taxId: 7, amount: 220n },
      { taxId: 8, amount: 110n },
    ])
  })

  test('payments in {count} parts give each tax its share to the last unit')
    .with([{ count: 1n }, { count: 3n }, { count: 7n }, { count: 100n }])
    .run(({ assert }, { count }) => {
      const total = shares.reduce((sum, one) => sum + one.amount, 0n)
      const sums = new Map<number | null, bigint>()
      let before = 0n
      for (let at = 1n; at <= count; at++) {
        const money = (total * at) / count - before
        const parts = sharesPaid(shares, money, before)
        assert.equal(
          parts.reduce((sum, one) => sum + one.amount, 0n),
          money
        )
        for (const one of parts) sums.set(one.taxId, (sums.get(one.taxId) ?? 0n) + one.amount)
        before += money
      }
      assert.deepEqual(
        [...sums].map(([taxId, amount]) => ({ taxId, amount })),
        shares
      )
    })
})

test.group('Paying an advance request', () => {
  test('takes an advance with its taxes, which are due in that month', async ({
    world,
    assert,
  }) => {
    const { ctx, receive, state, balance, box, agree } = await kitchen(world)
    const { id } = await receive()
    const advance = await Advance.findOrFail(ctx, id)
    const taxes = await ctx.lines<AdvanceTax>(advance, 'taxes')
    assert.deepEqual(
      [String(advance.amount), ...taxes.map((one) => `${one.base} ${one.amount}`)],
      ['3634.20', '3000.00 570.00', '60.00 4.20']
    )
    assert.deepEqual(await state(), ['paid', '3634.20', '0.00', '0.00'])
    assert.deepEqual(
      [await balance('customer_advances'), await box('81', '2026-03'), await box('86', '2026-03')],
      ['-363420', '300000', '6000']
    )
    assert.deepEqual(await agree(), [])
  })

  test('in parts divides each, and no more than is open is taken', async ({ world, assert }) => {
    const { ctx, receive, state, box, agree } = await kitchen(world)
    await receive('1000')
    assert.deepEqual(await state(), ['part_paid', '1000.00', '0.00', '2634.20'])
    assert.equal(await refused(() => receive('2634.21')), 'E_REQUEST_OVER')
    await receive('2634.20')
    assert.deepEqual(await state(), ['paid', '3634.20', '0.00', '0.00'])
    assert.equal(await refused(() => receive('1')), 'E_REQUEST_CLOSED')
    assert.deepEqual([await box('81', '2026-03'), await box('86', '2026-03')], ['300000', '6000'])
    assert.lengthOf(await Advance.where(ctx, ['request_id', 'notnull']), 2)
    assert.deepEqual(await agree(), [])
  })

  test('by a payment with other lines: another customer’s request is refused', async ({
    world,
    assert,
  }) => {
    const { ctx, oak, request, clerk, state, agree } = await kitchen(world)
    const { id: other } = await world.create('contacts.party', { name: 'Pine' })
    const bank = (await journalOf(ctx, 'bank')).id
    const pay = async (party: number, amount: string) => {
      const { id } = await clerk.run<{ id: number }>('accounting.payment.create', null, {
        direction: 'in',
        party_id: party,
        journal_id: bank,
        on_date: '2026-03-20',
        amount,
        rest: 'on_account',
        advances: [{ amount: '634.20', request_id: request.id }],
      })
      return clerk.run('accounting.payment.post', id)
    }
    assert.equal(await refused(() => pay(other, '634.20')), 'E_REQUEST_PARTY')
    await pay(oak, '700')
    assert.deepEqual(await state(), ['part_paid', '634.20', '0.00', '3000.00'])
    assert.deepEqual(await agree(), [])
  })

  test('a payment that is cancelled leaves it to be paid again', async ({ world, assert }) => {
    const { ctx, receive, state, agree } = await kitchen(world)
    const { id } = await receive()
    const { paymentId } = await Advance.findOrFail(ctx, id)
    const payment = await Payment.findOrFail(ctx, paymentId!)
    await world
      .as('accounting.manager')
      .run('accounting.payment.cancel', payment, { on_date: '2026-03-21' })
    assert.deepEqual(await state(), ['issued', '0.00', '0.00', '3634.20'])
    assert.deepEqual(await agree(), [])
  })

  test('where tax is due with the invoice only, the advance bears none', async ({
    world,
    assert,
  }) => {
    const { ctx, oak, tax } = await booksIn(world, 'US')
    const request = await issued(world, { party_id: oak }, [
      { text: 'Kitchen', price: '1000', share: '50', tax_id: await tax('ST') },
    ])
    const { id } = await world
      .as('accounting.clerk')
      .run<{ id: number }>('accounting.advance_request.receive', request, {
        journal_id: (await journalOf(ctx, 'bank')).id,
        on_date: '2026-03-20',
      })
    const advance = await Advance.findOrFail(ctx, id)
    assert.deepEqual([String(advance.amount), String(advance.tax)], [String(request.total), '0.00'])
  })
})
