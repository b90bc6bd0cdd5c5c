import { test } from 'kontor/testing'
import { chartAccounts } from '../../charts/chart.js'
import { CHARTS } from '../../charts/charts.js'
import { kindOf, type AccountType } from '../../ledger/account_types.js'
import type { Layout, LayoutRow } from '../../statements/layout.js'
import { completeness, type Landing } from '../../statements/layouts/own/completeness.js'
import { COUNTRY_LAYOUTS } from '../../statements/layouts/countries/countries.js'
import { LAYOUTS } from '../../statements/layouts/shipped.js'

const account = (code: string, type: AccountType) => ({
  id: Number(code),
  code,
  name: `Account ${code}`,
  type,
  kind: kindOf(type),
})

const BOOKS = [
  account('1000', 'bank'),
  account('2000', 'payable'),
  account('3000', 'equity'),
  account('4000', 'income'),
  account('5000', 'expense'),
]

const row = (key: string, codes: string[], more: Partial<LayoutRow> = {}): LayoutRow => ({
  key,
  label: key,
  accounts: { codes },
  ...more,
})

/** A balance sheet of five accounts, with a check that all of it is nothing. */
const sheet = (changes: Partial<Record<string, LayoutRow>> = {}): Layout => {
  const rows: Record<string, LayoutRow> = {
    bank: row('bank', ['1000']),
    payables: row('payables', ['2000'], { sign: -1 }),
    equity: row('equity', ['3000', '4000', '5000'], { sign: -1 }),
    check: { key: 'check', label: 'check', formula: 'bank - payables - equity' },
  }
  return {
    key: 'own',
    of: 'day',
    rows: Object.values({ ...rows, ...changes }) as LayoutRow[],
    checks: ['check'],
  }
}

const told = (layout: Layout) => {
  const found = completeness(layout, BOOKS)
  const entries = Object.entries<{ code: string }[]>({ ...found }).map(([key, list]) => [
    key,
    list.map((one) => one.code),
  ])
  return Object.fromEntries(entries.filter(([, list]) => list.length > 0)) as object
}

test.group('Whether each account lands once', () => {
  test('it does in every shipped layout, whatever the chart')
    .with(CHARTS.flatMap((chart) => LAYOUTS.map((layout) => ({ chart, layout }))))
    .run(({ assert }, { chart, layout }) => {
      const accounts = chartAccounts(chart)
        .filter((one) => !one.isGroup)
        .map((one, id) => ({ ...one, id, kind: kindOf(one.type) }))
      assert.deepEqual(
        completeness(layout, accounts),
        { missing: [], double: [], unsummed: [], turned: [] },
        `${chart.id} ${layout.key}`
      )
    })

  test('it does in what the law of a country asks for, with the chart of that country')
    .with([...COUNTRY_LAYOUTS])
    .run(({ assert }, layout) => {
      const source = CHARTS.find((one) => one.id === layout.chart)!
      const accounts = chartAccounts(source)
        .filter((one) => !one.isGroup)
        .map((one, id) => ({ ...one, id, kind: kindOf(one.type) }))
      const found = completeness(layout, accounts)
      const named = Object.entries(found).flatMap(([fault, list]: [string, Landing[]]) =>
        list.map((one) => `${fault} ${one.code} ${one.name}: ${one.rows.join(', ')}`)
      )
      assert.deepEqual(named, [], layout.key)
      for (const one of layout.rows) assert.isAbove(one.otherLabel?.length ?? 0, 0, one.key)
    })

  test('{why}')
    .with([
      { why: 'all do', layout: sheet(), found: {} },
      {
        why: 'an account in no row is missing',
        layout: sheet({ bank: row('bank', ['1001']) }),
        found: { missing: ['1000'] },
      },
      {
        why: 'an account of which only this year is shown is missing',
        layout: sheet({ bank: row('bank', ['1000'], { measure: 'year' }) }),
        found: { missing: ['1000'] },
      },
      {
        why: 'an account in two rows that are added up is there twice',
        layout: sheet({ bank: row('bank', ['1000', '3000']) }),
        found: { double: ['3000'] },
      },
      {
        why: 'in two rows with what came before and what came in the year it is there once',
        layout: sheet({
          bank: row('bank', ['1000'], { measure: 'year' }),
          before: row('before', ['1000'], { measure: 'earlier' }),
          check: {
            key: 'check',
            label: 'check',
            formula: 'bank + before - payables - equity',
          },
        }),
        found: {},
      },
      {
        why: 'an account in a row nobody adds up is named',
        layout: sheet({ check: { key: 'check', label: 'check', formula: 'bank - equity' } }),
        found: { unsummed: ['2000'] },
      },
      {
        why: 'an account that is added where the others are taken away is named',
        layout: sheet({
          check: { key: 'check', label: 'check', formula: 'bank + payables - equity' },
        }),
        found: { turned: ['2000'] },
      },
      {
        why: 'without a row that holds all, an account is looked for in each',
        layout: { ...sheet({ bank: row('bank', ['1000', '3000']) }), checks: [] },
        found: { double: ['3000'] },
      },
    ])
    .run(({ assert }, { layout, found }) => {
      assert.deepEqual(told(layout), found)
    })
})
