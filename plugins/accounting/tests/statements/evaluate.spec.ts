import fc from 'fast-check'
import { test } from 'kontor/testing'
import { ACCOUNT_TYPES, kindOf } from '../../ledger/account_types.js'
import { codeMatches, isIn } from '../../statements/account_set.js'
import { evaluate, type MeasuredAccount } from '../../statements/evaluate.js'
import { orderOf, readFormula } from '../../statements/formula.js'
import type { Layout, Measure } from '../../statements/layout.js'
import { balanceSheet } from '../../statements/layouts/balance_sheet.js'
import { cashFlow } from '../../statements/layouts/cash_flow.js'
import { profitAndLoss } from '../../statements/layouts/profit_and_loss.js'

const account = (
  code: string,
  type: MeasuredAccount['type'],
  amounts: Partial<Record<Measure, number[]>>
): MeasuredAccount => ({
  id: Number(code),
  code,
  name: `Account ${code}`,
  type,
  kind: kindOf(type),
  amounts: Object.fromEntries(
    Object.entries(amounts).map(([measure, list]) => [measure, list!.map(BigInt)])
  ),
})

/** A year in balance: each account's opening, and what moved in the year. */
const books = (moved: readonly [MeasuredAccount['type'], bigint, bigint][]) =>
  moved.map(([type, opening, movement], at) => {
    const code = String(1000 + at)
    const isResult = kindOf(type) === 'income' || kindOf(type) === 'expense'
    const amounts = {
      opening: [opening],
      movement: [movement],
      year: [movement],
      earlier: [opening],
      balance: [opening + movement],
    }
    return { id: at, code, name: code, type, kind: kindOf(type), amounts, isResult }
  })

const rowOf = (layout: Layout, accounts: MeasuredAccount[], key: string) =>
  evaluate(layout, accounts, 1)
    .rows.find((one) => one.key === key)
    ?.amounts?.map(String)

test.group('Which accounts a row holds', () => {
  test('{pattern} holds {code}: {holds}')
    .with([
      { pattern: '4400', code: '4400', holds: true },
      { pattern: '4400', code: '44001', holds: false },
      { pattern: '44*', code: '4401', holds: true },
      { pattern: '4400-4499', code: '4450', holds: true },
      { pattern: '4400-4499', code: '44991', holds: true },
      { pattern: '4400-4499', code: '4500', holds: false },
      { pattern: '60-69', code: '6911', holds: true },
    ])
    .run(({ assert }, { pattern, code, holds }) => {
      assert.equal(codeMatches(code, pattern), holds)
    })

  test('what is excepted is not in it, and a set that names nothing holds nothing', ({
    assert,
  }) => {
    const one = { code: '4401', kind: 'income', type: 'income' } as const
    assert.isTrue(isIn(one, { kinds: ['income'] }))
    assert.isFalse(isIn(one, { kinds: ['income'], except: ['44*'] }))
    assert.isFalse(isIn(one, {}))
  })

  test('every type lies in one row of the balance sheet or of profit and loss, and in the cash flow', ({
    assert,
  }) => {
    for (const type of ACCOUNT_TYPES) {
      const one = { code: '1', kind: kindOf(type), type }
      const rows = [...balanceSheet.rows, ...profitAndLoss.rows]
        .filter((row) => row.accounts?.types)
        .filter((row) => isIn(one, row.accounts!))
      assert.lengthOf(rows, 1, type)
      assert.isTrue(
        cashFlow.rows.some((row) => row.accounts && isIn(one, row.accounts)),
        type
      )
    }
  })
})

test.group('Formulas of rows', () => {
  test('are read as terms, and as a share of another row', ({ assert }) => {
    assert.deepEqual(readFormula('a - b + c'), {
      terms: [
        { key: 'a', sign: 1n },
        { key: 'b', sign: -1n },
        { key: 'c', sign: 1n },
      ],
      over: undefined,
    })
    assert.equal(readFormula('a - b / c').over, 'c')
  })

  test('{formula} is refused: {code}')
    .with([
      { formula: 'a +', code: 'E_FORMULA_UNREADABLE' },
      { formula: 'a * b', code: 'E_FORMULA_UNREADABLE' },
      { formula: '1 + a', code: 'E_FORMULA_UNREADABLE' },
      { formula: 'a + nobody', code: 'E_FORMULA_UNKNOWN' },
      { formula: 'a + x', code: 'E_FORMULA_CYCLE' },
    ])
    .run(({ assert }, { formula, code }) => {
      const rows = [{ key: 'a' }, { key: 'x', formula: 'y' }, { key: 'y', formula }]
      assert.throws(() => orderOf(rows), new RegExp(code))
    })

  test('a circle is told by its rows', ({ assert }) => {
    const rows = [
      { key: 'x', formula: 'y' },
      { key: 'y', formula: 'x' },
    ]
    assert.throws(() => orderOf(rows), /x → y → x/)
  })
})

test.group('A statement', () => {
  test('adds up, shows credits above zero and computes shares', ({ assert }) => {
    const accounts = [
      account('8400', 'income', { movement: [-100_000, -80_000] }),
      account('5400', 'cost_of_sales', { movement: [60_001, 50_000] }),
      account('4100', 'payroll_expense', { movement: [10_000, 0] }),
    ]
    const { rows } = evaluate(profitAndLoss, accounts, 2)
    const told = (key: string) => rows.find((one) => one.key === key)?.amounts?.map(String)
    assert.deepEqual(told('revenue'), ['100000', '80000'])
    assert.deepEqual(told('gross_profit'), ['39999', '30000'])
    assert.deepEqual(told('gross_margin'), ['399990', '375000'])
    assert.deepEqual(told('result'), ['29999', '30000'])
    assert.isUndefined(told('income_taxes'))
  })

  test('a share of nothing is no number', ({ assert }) => {
    const { rows } = evaluate(profitAndLoss, [], 1)
    assert.isUndefined(rows.find((one) => one.key === 'revenue'))
    assert.deepEqual(rows.find((one) => one.key === 'gross_margin')?.amounts, [null])
  })

  test('names accounts that no row holds, and rows that must be nothing', ({ assert }) => {
    const layout: Layout = {
      key: 'own',
      of: 'day',
      rows: [{ key: 'cash', label: 'Cash', accounts: { codes: ['10*'] } }],
      checks: ['cash'],
    }
    const accounts = [
      account('1000', 'cash', { balance: [5] }),
      account('2000', 'payable', { balance: [-5] }),
      account('3000', 'equity', { balance: [0] }),
    ]
    const { missing, broken } = evaluate(layout, accounts, 1)
    assert.deepEqual(
      missing.map((one) => one.code),
      ['2000']
    )
    assert.deepEqual(broken, ['cash'])
  })

  test('of books in balance is in balance, and the cash flow explains every cent', ({ assert }) => {
    const amount = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n })
    const type = fc.constantFrom(...ACCOUNT_TYPES.filter((one) => one !== 'cash'))
    const moves = fc.array(fc.tuple(type, amount, amount), { maxLength: 30 })
    fc.assert(
      fc.property(moves, (moved) => {
        const rest = (at: 1 | 2) => -moved.reduce((sum, one) => sum + one[at], 0n)
        const accounts = books([...moved, ['cash', rest(1), rest(2)]])
        const sheet = evaluate(balanceSheet, accounts, 1)
        assert.deepEqual([sheet.broken, sheet.missing], [[], []])
        const flow = evaluate(cashFlow, accounts, 1)
        assert.deepEqual([flow.broken, flow.missing], [[], []])
        assert.deepEqual(
          rowOf(profitAndLoss, accounts, 'result'),
          rowOf(cashFlow, accounts, 'result_of_period')
        )
      })
    )
  })
})
