import { test } from 'kontor/testing'
import { consolidate, type CompanyBooks } from '../../consolidation/consolidate.js'
import { seesWholly } from '../../consolidation/may_consolidate.js'
import { atRate, Rates } from '../../consolidation/rates.js'
import type { LocalAccount } from '../../consolidation/translate.js'
import { type AccountType, kindOf } from '../../ledger/account_types.js'
import { evaluate } from '../../statements/evaluate.js'
import type { Layout } from '../../statements/layout.js'
import { balanceSheet } from '../../statements/layouts/balance_sheet.js'
import { profitAndLoss } from '../../statements/layouts/profit_and_loss.js'
import vectors from '../vectors/consolidation.json' with { type: 'json' }

type Told = Record<string, unknown> & { id: number; type: string }

const ratesOf = (currency: string, kept: string[][] | null) =>
  kept
    ? new Rates(
        currency,
        kept.map(([on, rate]) => ({ on, rate: BigInt(rate) }))
      )
    : Rates.own(currency)

/** An account of the vectors, its amounts as whole numbers. */
function account(told: Told): LocalAccount & { partnerId: number } {
  const { dated, ...rest } = told
  const amounts = Object.fromEntries(
    ['balance', 'year', 'movement']
      .filter((key) => told[key] !== undefined)
      .map((key) => [key, BigInt(told[key] as string)])
  )
  const type = told.type as AccountType
  return {
    ...(rest as unknown as LocalAccount),
    ...amounts,
    code: String(told.id),
    name: told.type,
    type,
    kind: kindOf(type),
    dated: (dated as { amount: string }[] | undefined)?.map((one) => ({
      ...(one as unknown as { at: { on: string }; in: 'year' }),
      amount: BigInt(one.amount),
    })),
    partnerId: Number(told.partnerId),
  }
}

test.group('Rates of a group', () => {
  test('the average of a span: {why}')
    .with(vectors.averages)
    .run(({ assert }, { rates, from, to, average }) => {
      assert.equal(String(ratesOf('USD', rates).average(from, to)), average)
    })

  test('an amount in the currency of the group: {why}')
    .with(vectors.amounts)
    .run(({ assert }, { amount, rate, shift, is }) => {
      assert.equal(String(atRate(BigInt(amount), BigInt(rate), shift)), is)
    })

  test('a currency without a rate is refused by name', ({ assert }) => {
    assert.throws(() => new Rates('USD', []).average('2026-01-01', '2026-12-31'), /E_RATE_MISSING/)
    assert.throws(() => new Rates('USD', []).at('2026-01-01'), /E_RATE_MISSING/)
  })
})

test.group('Several books as one', () => {
  test('{name}: {why}')
    .with(vectors.groups)
    .run(({ assert }, { companies, span, mismatches, ...expected }) => {
      const books = companies.map(({ id, currency, rates, accounts, within }): CompanyBooks => ({
        company: { id, name: String(id), currency },
        rates: ratesOf(currency, rates),
        shift: 0,
        accounts: (accounts as Told[]).map(account),
        within: (within as Told[]).map(account),
      }))
      const told = consolidate(books, span)
      const shown = (layout: Layout, rows: object) => {
        const { rows: all, broken, missing } = evaluate(layout, told.accounts, 4)
        assert.deepEqual([broken, missing], [[], []])
        return Object.fromEntries(
          Object.keys(rows).map((key) => [
            key,
            all.find((one) => one.key === key)?.amounts?.map(String),
          ])
        )
      }
      const { balance_sheet: sheet, profit_and_loss: result } = expected
      assert.deepEqual(shown(balanceSheet, sheet), sheet as object)
      assert.deepEqual(shown(profitAndLoss, result), result as object)
      const pairs = told.mismatches.map((one) => ({
        ...one,
        balance: String(one.balance),
        result: String(one.result),
      }))
      assert.deepEqual(pairs, mismatches)
    })
})

test.group('Whose books may be added up', () => {
  const all = {
    or: [
      ['company_id', 'null'],
      ['company_id', 'eq', 1],
    ],
  }
  test('{why}')
    .with([
      { why: 'without any rule, each', filter: true, sees: [true, true] },
      { why: 'with no right, none', filter: false, sees: [false, false] },
      {
        why: 'named as a whole, both',
        filter: { or: [all, ['company_id', 'eq', 2]] },
        sees: [true, true],
      },
      {
        why: 'a part of a company is not the company',
        filter: {
          or: [
            all,
            {
              and: [
                ['company_id', 'eq', 2],
                ['kind', 'eq', 'opening'],
              ],
            },
          ],
        },
        sees: [true, false],
      },
      { why: 'the other company only', filter: ['company_id', 'eq', 2], sees: [false, true] },
      {
        why: 'a rule that says nothing of companies',
        filter: ['kind', 'eq', 'opening'],
        sees: [false, false],
      },
    ])
    .run(({ assert }, { filter, sees }) => {
      const access = { filter: () => filter } as never
      assert.deepEqual([seesWholly(access, 1), seesWholly(access, 2)], sees)
    })
})
