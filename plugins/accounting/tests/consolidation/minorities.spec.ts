import fc from 'fast-check'
import { test } from 'kontor/testing'
import { type CompanyBooks, consolidate } from '../../consolidation/consolidate.js'
import { groupLayout } from '../../consolidation/group_layout.js'
import { type Held, partOf, standingOf, WHOLE } from '../../consolidation/holdings.js'
import { Rates } from '../../consolidation/rates.js'
import type { LocalAccount, Span } from '../../consolidation/translate.js'
import { type AccountType, kindOf } from '../../ledger/account_types.js'
import { evaluate } from '../../statements/evaluate.js'
import type { Layout } from '../../statements/layout.js'
import { balanceSheet } from '../../statements/layouts/balance_sheet.js'
import { cashFlow } from '../../statements/layouts/cash_flow.js'
import { profitAndLoss } from '../../statements/layouts/profit_and_loss.js'
import { SHIPPED } from '../../statements/layouts/shipped.js'
import vectors from '../vectors/holdings.json' with { type: 'json' }

/** One amount from one account to another on a day. */
interface Booked {
  on: string
  debit: AccountType
  credit: AccountType
  amount: bigint
}

const TYPES = [
  'bank',
  'receivable',
  'fixed_asset',
  'payable',
  'equity',
  'income',
  'expense',
] as const
const FROM = '2026-01-01'
const TO = '2026-12-31'

/** The accounts of a company as reading its books gives them, for the year 2026. */
function accountsOf(booked: readonly Booked[], base: number, joined: string | null) {
  const from = joined && joined > FROM ? joined : FROM
  return [...TYPES, 'financial_asset' as const].map((type, at): LocalAccount => {
    const lines = booked.flatMap(({ on, debit, credit, amount }) => [
      ...(debit === type ? [{ on, amount }] : []),
      ...(credit === type ? [{ on, amount: -amount }] : []),
    ])
    const sum = (is: (on: string) => boolean) =>
      lines.filter((one) => is(one.on)).reduce((all, one) => all + one.amount, 0n)
    const kind = kindOf(type)
    const head = { id: base + at, code: `K${base + at}`, name: type, type, kind }
    const opening = sum((on) => on < from)
    const dated = lines.map((one) => ({
      ...one,
      at: { on: one.on },
      in: one.on < from ? ('earlier' as const) : ('year' as const),
    }))
    if (kind === 'equity') return { ...head, opening, dated }
    const movement = sum((on) => on >= from)
    if (kind === 'asset' || kind === 'liability') {
      return { ...head, opening, movement, balance: opening + movement }
    }
    const earlier = dated.filter((one) => one.in === 'earlier')
    return { ...head, opening, movement, year: movement, dated: earlier }
  })
}

function booksOf(
  id: number,
  booked: readonly Booked[],
  { rates = Rates.own('EUR'), part, joined = null }: Given
): CompanyBooks {
  const from = joined && joined > FROM ? joined : FROM
  const before = joined && joined >= FROM ? null : { on: '2025-12-31', yearFrom: '2025-01-01' }
  const accounts = accountsOf(booked, id * 100, joined)
  const span: Span = { from, to: TO, yearFrom: from, joined, before }
  const opening = accounts.find((one) => one.type === 'bank')!.opening
  return {
    company: { id, name: String(id), currency: rates.currency },
    span,
    rates,
    shift: 0,
    accounts,
    within: [],
    minority: part === undefined ? undefined : { part, year: [{ part }], movement: [{ part }] },
    broughtCash: joined && joined >= FROM ? opening : 0n,
  }
}

interface Given {
  rates?: Rates
  part?: bigint
  joined?: string | null
}

const booked = fc.array(
  fc.record({
    on: fc.constantFrom('2025-03-31', '2025-11-30', '2026-02-28', '2026-08-31'),
    debit: fc.constantFrom(...TYPES),
    credit: fc.constantFrom(...TYPES),
    amount: fc.bigInt({ min: 1n, max: 10n ** 10n }),
  }),
  { maxLength: 12 }
)
const rate = fc.bigInt({ min: 10n ** 7n, max: 10n ** 9n })

/** A parent, and a company it holds a part of through an account of its own. */
const group = fc
  .record({
    parent: booked,
    held: booked,
    price: fc.bigInt({ min: 1n, max: 10n ** 10n }),
    percent: fc.bigInt({ min: 51n, max: 100n }),
    joined: fc.constantFrom('2025-01-01', '2025-07-01', FROM, '2026-06-01'),
    rates: fc.tuple(rate, rate, rate),
  })
  .map(({ parent, held, price, percent, joined, rates: [first, second, third] }) => {
    const part = WHOLE - percent * 1_000_000n
    const rates = new Rates('USD', [
      { on: '2025-01-01', rate: first },
      { on: '2025-09-01', rate: second },
      { on: '2026-05-01', rate: third },
    ])
    const bought = { on: joined, debit: 'financial_asset', credit: 'bank', amount: price } as const
    const top = booksOf(1, [...parent, bought], {})
    const holdings = [
      { heldId: 2, accountId: top.accounts.find((one) => one.type === 'financial_asset')!.id },
    ]
    return { part, books: [{ ...top, holdings }, booksOf(2, held, { rates, part, joined })] }
  })

const SPAN = { from: FROM, to: TO, yearFrom: FROM }

function told(books: readonly CompanyBooks[], layout: Layout) {
  const { accounts } = consolidate(books, SPAN)
  const { rows, ...faults } = evaluate(groupLayout(layout, accounts), accounts, 4)
  const amounts = new Map(rows.map((one) => [one.key, one.amounts as bigint[]]))
  return { ...faults, of: (key: string) => amounts.get(key) ?? [0n, 0n, 0n, 0n] }
}

const near = (one: bigint, other: bigint, cents: bigint) =>
  one - other <= cents && other - one <= cents

test.group('What belongs to others', () => {
  test('every statement of a group adds up in every column', ({ assert }) => {
    fc.assert(
      fc.property(group, ({ books }) => {
        for (const layout of [
          ...SHIPPED.filter((one) => one.of === 'day'),
          profitAndLoss,
          cashFlow,
        ]) {
          const { broken, missing } = told(books, layout)
          assert.deepEqual([broken, missing], [[], []], layout.key)
        }
      })
    )
  })

  test('is its part of net assets and of the result (IFRS 10.B94), and the owners have the rest', ({
    assert,
  }) => {
    fc.assert(
      fc.property(group, ({ books, part }) => {
        const sheet = told(books, balanceSheet)
        const net = sheet.of('assets_total')[1] - sheet.of('liabilities_total')[1]
        const theirs = sheet.of('group_minorities')[3]
        assert.isTrue(near(theirs, partOf(net, part), 3n), `${theirs} of ${net}`)
        const result = told(books, profitAndLoss)
        const others = result.of('group_result_of_others')[3]
        assert.equal(others, partOf(result.of('result')[1], part))
        const owners =
          others === 0n ? result.of('result')[3] : result.of('group_result_of_owners')[3]
        assert.equal(owners + others, result.of('result')[3])
      })
    )
  })

  test('a company held wholly since its founding is as if all were one company', ({ assert }) => {
    fc.assert(
      fc.property(booked, booked, (one, other) => {
        const apart = told([booksOf(1, one, {}), booksOf(2, other, {})], balanceSheet)
        const held = booksOf(2, other, { part: 0n, joined: '2020-01-01' })
        const both = told([booksOf(1, one, {}), held], balanceSheet)
        const merged = told([booksOf(1, [...one, ...other], {})], balanceSheet)
        for (const key of ['assets_total', 'liabilities_total', 'equity_total', 'result_of_year']) {
          assert.equal(apart.of(key).at(-1), merged.of(key)[2], key)
          assert.equal(both.of(key).at(-1), merged.of(key)[2], key)
        }
      })
    )
  })

  test('{why} ({source})')
    .with(vectors.published)
    .run(({ assert }, { companies, part, joined, to, expected }) => {
      const books = companies.map(({ id, accounts, holdings }, at): CompanyBooks => ({
        company: { id, name: String(id), currency: 'EUR' },
        rates: Rates.own('EUR'),
        shift: 0,
        span: { from: to, to, yearFrom: to, joined: at ? joined : null, before: null },
        accounts: accounts.map((one) => account(one)),
        within: [],
        minority: at
          ? { part: BigInt(part), year: [{ part: BigInt(part) }], movement: [] }
          : undefined,
        holdings,
      }))
      const { accounts } = consolidate(books, { from: to, to, yearFrom: to })
      const { rows, broken } = evaluate(groupLayout(balanceSheet, accounts), accounts, 4)
      assert.deepEqual(broken, [])
      for (const [key, amount] of Object.entries(expected)) {
        assert.equal(String(rows.find((one) => one.key === key)?.amounts?.[3]), amount, key)
      }
    })
})

function account(given: {
  id: number
  type: string
  balance?: string
  before?: string
}): LocalAccount {
  const type = given.type as AccountType
  const { id, before } = given
  const dated = before
    ? [{ amount: BigInt(before), at: { on: '2021-01-01' }, in: 'earlier' as const }]
    : undefined
  const balance = given.balance ? BigInt(given.balance) : undefined
  return { id, code: String(id), name: type, type, kind: kindOf(type), balance, dated }
}

test.group('How a company stands in its group', () => {
  test('{why}')
    .with(vectors.standings)
    .run(({ assert }, { holdings, company, on, standing }) => {
      const all = holdings.map(([holderId, heldId, since, percent, isControlled]): Held => ({
        holderId: Number(holderId),
        heldId: Number(heldId),
        since: String(since),
        percent: BigInt(percent as number) * 1_000_000n,
        isControlled: Boolean(isControlled),
        accountId: null,
      }))
      const found = standingOf(all, company, on)
      const text = found && [
        Number(found.share / 10_000n) / 100,
        found.joined,
        found.steps.map((one) => one.from),
      ]
      assert.deepEqual(text, standing as typeof text)
    })

  test('companies that hold each other are refused by name', ({ assert }) => {
    const held = (holderId: number, heldId: number): Held => ({
      holderId,
      heldId,
      since: FROM,
      percent: WHOLE,
      isControlled: false,
      accountId: null,
    })
    assert.throws(() => standingOf([held(1, 2), held(2, 1)], 1, TO), /E_HOLDINGS_CIRCLE/)
  })
})
