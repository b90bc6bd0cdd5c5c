import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { Decimal, type RecordModel } from 'kontor/plugin'
import { test, type World } from 'kontor/testing'
import { allocate, dueUntil } from '../../payments/propose/allocate.js'
import { convert } from '../../payments/propose/convert.js'
import type { Proposal } from '../../payments/propose/read_proposal.js'
import { posted } from '../documents/sheet.js'
import { balanceOf, books, openOf, owe } from './kit.js'

type Row = [id: string, dueOn: string, open: number, discount: number]
interface Vectors {
  cases: { name: string; items: Row[]; money: number; expected: [string, number, number][] }[]
}
const file = new URL('../vectors/allocations.json', import.meta.url)
const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vectors

const itemOf = ([id, dueOn, open, discount]: Row) => ({
  id: id.codePointAt(0)!,
  dueOn,
  open: BigInt(open),
  discount: BigInt(discount),
})

const ask = (world: World, partyId: number, more: Record<string, unknown> = {}) =>
  world.as('accounting.clerk').run<Proposal>('accounting.payment.propose', null, {
    direction: 'in',
    party_id: partyId,
    on_date: '2026-02-10',
    ...more,
  })

test.group('Money divided among open items', () => {
  test('{name}')
    .with(vectors.cases)
    .run(({ assert }, { items, money, expected }) => {
      const shares = allocate(items.map(itemOf), BigInt(money))
      assert.deepEqual(
        shares.map((one) => [
          String.fromCodePoint(one.id),
          Number(one.amount),
          Number(one.discount),
        ]),
        expected
      )
    })

  test('what is due until a day; where nothing is, what is due next', ({ assert }) => {
    const items = [
      itemOf(['b', '2026-02-01', 1, 0]),
      itemOf(['a', '2026-01-01', 1, 0]),
      itemOf(['c', '2026-03-01', 1, 0]),
    ]
    const ids = (day: string) => dueUntil(items, day).map((one) => String.fromCodePoint(one.id))
    assert.deepEqual(ids('2026-02-01'), ['a', 'b'])
    assert.deepEqual(ids('2025-12-31'), ['a'])
  })

  test('an amount in another currency is what posting makes of it', ({ assert }) => {
    const rate = fc.bigInt({ min: 10n ** 5n, max: 10n ** 11n })
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 9n }), rate, rate, (amount, from, to) => {
        const worth = new Decimal(amount, 3).times(new Decimal(from, 8), 2)
        const expected = worth.at(2).dividedBy(new Decimal(to, 8), 0)
        const found = convert(amount, { decimals: 3, rate: from }, { decimals: 0, rate: to }, 2)
        assert.equal(found, expected.units)
      })
    )
  })
})

test.group('What a payment is proposed for', () => {
  test('open items on its side, oldest due first, and what stands on the other', async ({
    world,
    assert,
  }) => {
    const { party, journal } = await books(world)
    const oak = await party()
    const late = await owe(world, oak, ['50'], '2026-02-01')
    const early = await owe(world, oak, ['100'], '2026-01-01')
    await owe(world, oak, ['-30'])
    await owe(world, await party('Elm & Sons'), ['70'])
    const proposal = await ask(world, oak)
    assert.deepEqual(
      proposal.items.map((one) => [one.id, one.open, one.due_on]),
      [
        [early, '100.00', '2026-01-01'],
        [late, '50.00', '2026-02-01'],
      ]
    )
    assert.deepEqual(proposal.other, { count: 1, amount: '30.00' })
    assert.equal(proposal.journal!.id, await journal('bank'))
    const out = await ask(world, oak, { direction: 'out' })
    assert.deepEqual(
      out.items.map((one) => one.open),
      ['30.00']
    )
  })

  test('the discount of an invoice until its day, shared among its instalments', async ({
    world,
    assert,
  }) => {
    const { party } = await books(world)
    const oak = await party()
    const term = await world.create('accounting.payment_term', {
      name: 'Two parts',
      discount_percent: '2',
      discount_days: 10,
      lines: [
        { kind: 'percent', percent: '25', days: 10 },
        { kind: 'remainder', days: 40 },
      ],
    })
    await posted(world, { party_id: oak, on_date: '2026-02-01', payment_term_id: term.id }, [
      { text: 'Desk', price: '100' },
    ])
    const discounts = async (day: string) =>
      (await ask(world, oak, { on_date: day })).items.map((one) => one.discount)
    assert.deepEqual(await discounts('2026-02-11'), ['0.50', '1.50'])
    assert.deepEqual(await discounts('2026-02-12'), [null, null])
  })

  test('a payment as proposed closes the invoice, discount and all', async ({ world, assert }) => {
    const { party, journal } = await books(world)
    const oak = await party()
    const term = await world.create('accounting.payment_term', {
      name: 'Early',
      discount_percent: '3',
      discount_days: 14,
      lines: [{ kind: 'remainder', days: 30 }],
    })
    const invoice = await posted(
      world,
      { party_id: oak, on_date: '2026-02-01', payment_term_id: term.id, reference: 'PO 7' },
      [{ text: 'Desk', price: '100' }]
    )
    const { items } = await ask(world, oak)
    assert.deepEqual(
      items.map((one) => [one.number, one.reference]),
      [[invoice.number, 'PO 7']]
    )
    const clerk = world.as('accounting.clerk')
    const payment = await clerk.run<RecordModel>('accounting.payment.create', null, {
      direction: 'in',
      party_id: oak,
      journal_id: await journal('bank'),
      on_date: '2026-02-10',
      amount: '97',
      lines: [{ open_item_id: items[0].id, amount: '97', discount: items[0].discount }],
    })
    await clerk.run('accounting.payment.post', payment)
    assert.deepEqual(await openOf(world, items[0].id), [['0.00', '0.00', false]])
    assert.equal(await balanceOf(world, 'discount_given'), '300')
    assert.lengthOf((await ask(world, oak)).items, 0)
  })

  test('rates of the day come with what is open in other currencies', async ({ world, assert }) => {
    const { party } = await books(world)
    const oak = await party()
    await owe(world, oak, ['90', '100', 'USD'])
    const rate = { currency: 'USD', per: '1', rate: '0.92', on_date: '2026-02-01' }
    await world.create('accounting.exchange_rate', rate)
    assert.deepEqual((await ask(world, oak)).worth, { EUR: '1', USD: '0.92' })
    assert.deepEqual((await ask(world, oak, { on_date: '2026-01-31' })).worth, {
      EUR: '1',
      USD: null,
    })
  })
})
