import type { MeasuredAccount } from '../statements/evaluate.js'
import type { AccountSet, Layout, LayoutRow, Measure } from '../statements/layout.js'
import * as codes from '../statements/layouts/group_codes.js'

const row = (
  key: string,
  code: string,
  measure: Measure,
  more: Partial<LayoutRow> = {}
): LayoutRow => ({
  key: `group_${key}`,
  label: `statements.rows.group_${key}`,
  level: 1,
  accounts: { codes: [code] },
  measure,
  sign: -1,
  hidesZero: true,
  ...more,
})

/**
 * A layout with the rows only a group has: what belongs to others, what was paid above capital, differences of
 * currencies, other comprehensive income. Pure; a layout it has nothing to add to stays.
 */
export function groupLayout(layout: Layout, accounts: readonly MeasuredAccount[]): Layout {
  if (layout.of === 'day') return sheet(layout)
  if (!layout.whole) return flows(layout)
  const moved = (code: string) =>
    accounts.some((one) => one.code === code && one.amounts.movement?.some(Boolean))
  return {
    ...layout,
    rows: [
      ...layout.rows,
      ...(moved(codes.MINORITY_RESULT_CODE) ? sharedResult(layout.whole) : []),
      ...(moved(codes.TRANSLATION_CODE) ? wholeIncome(layout.whole) : []),
    ],
  }
}

/** A balance sheet: beside the difference of currencies, wherever it has a row for that. */
function sheet(layout: Layout): Layout {
  const beside = layout.rows.find((one) => one.accounts?.codes?.includes(codes.TRANSLATION_CODE))
  const [year, earlier] = [resultRow(layout, 'year'), resultRow(layout, 'earlier')]
  if (!beside || !year || !earlier) return layout
  const level = beside.level ?? 1
  const added = [
    row('capital', codes.CAPITAL_CODE, 'balance', { level }),
    row('minorities', codes.MINORITY_CODE, 'balance', { level }),
  ]
  const own = added.map((one) => one.key)
  return {
    ...layout,
    rows: layout.rows.flatMap((one) => {
      const shown = withOwn(withoutGroup(one), beside.key, own)
      if (one === year) return [holding(one, codes.MINORITY_RESULT_CODE)]
      if (one === earlier) return [holding(one, codes.MINORITY_EARLIER_CODE)]
      return one === beside ? [one, ...added] : [shown]
    }),
  }
}

const resultRow = (layout: Layout, measure: Measure) =>
  layout.rows.find((one) => one.measure === measure && one.accounts?.kinds?.includes('income'))

const holding = (one: LayoutRow, code: string): LayoutRow => ({
  ...one,
  accounts: { ...one.accounts, codes: [...(one.accounts?.codes ?? []), code] },
})

/** Sums that add the difference of currencies add what stands beside it too. */
function withOwn(one: LayoutRow, beside: string, keys: readonly string[]): LayoutRow {
  const formula = one.formula?.replace(
    new RegExp(`(^|[+-]\\s*)${beside}(?![a-z0-9_])`),
    (found, sign: string) => [found, ...keys].join(sign.startsWith('-') ? ' - ' : ' + ')
  )
  return formula === undefined ? one : { ...one, formula }
}

/** Sets that hold equity by kind or type leave what has a row of its own. */
function withoutGroup(one: LayoutRow): LayoutRow {
  const { accounts } = one
  if (!accounts || !holdsEquity(accounts)) return one
  const except = new Set([...(accounts.except ?? []), ...codes.GROUP_CODES])
  return { ...one, accounts: { ...accounts, except: [...except] } }
}

const holdsEquity = ({ kinds, types }: AccountSet) =>
  Boolean(kinds?.includes('equity') || types?.includes('equity'))

/** Whose the result is (IAS 1.81B). */
const sharedResult = (whole: string): LayoutRow[] => [
  sum('result_of_owners', `${whole} - group_result_of_others`),
  row('result_of_others', codes.MINORITY_RESULT_CODE, 'movement', { sign: 1 }),
]

/** What of income is outside of the result (IAS 21.39c), and all of it. */
const wholeIncome = (whole: string): LayoutRow[] => [
  row('translated', codes.TRANSLATION_CODE, 'movement', { level: 0 }),
  sum('whole_income', `${whole} + group_translated`),
]

const sum = (key: string, formula: string): LayoutRow => ({
  key: `group_${key}`,
  label: `statements.rows.group_${key}`,
  isBold: true,
  formula,
})

/** Where money came from: what rates made of cash (IAS 7.28) and what companies brought along. */
function flows(layout: Layout): Layout {
  const added = [
    row('cash_brought', codes.CASH_JOINED_CODE, 'movement', { level: 0, sign: 1 }),
    row('cash_rates', codes.CASH_RATES_CODE, 'movement', { level: 0, sign: 1 }),
    row('cash_difference', codes.DIFFERENCE_CODE, 'movement', { level: 0 }),
  ]
  const own = added.map((one) => one.key)
  return {
    ...layout,
    leaves: codes.GROUP_CODES,
    rows: layout.rows.flatMap((one) => {
      if (one.key !== 'change_in_cash') return [withoutGroup(one)]
      return [...added, { ...one, formula: [one.formula, ...own].join(' + ') }]
    }),
  }
}
