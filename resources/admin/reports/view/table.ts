import type { AnswerOnWire, AnswerRow, WireColumn } from './types.js'
import { cellText, currencyOf, decimalsOfColumn, isFigure, type Wording } from './wording.js'

/** A column as a table shows it. */
export interface TableColumn {
  of: WireColumn
  /** With the currency where all its amounts have the same: "Net (EUR)". */
  label: string
  /** The value across the top it stands under; null outside of a pivot. */
  over: string | null
  /** pivot: the number of that value, under which a row names its records. */
  cell: string | undefined
  isFigure: boolean
  decimals: number
}

/** The columns of an answer, each with what it needs to put its values into words. */
export function tableColumns({ columns, rows, totals, subtotals }: AnswerOnWire): TableColumn[] {
  const all = [...rows, ...subtotals, ...(totals ? [totals] : [])]
  return columns.map((of) => ({
    of,
    label: of.currency && isFigure(of) ? `${of.label} (${of.currency})` : of.label,
    over: of.pivot ?? null,
    cell: of.pivot === undefined ? undefined : of.key.slice(of.key.lastIndexOf('.') + 1),
    isFigure: isFigure(of),
    decimals: isFigure(of) ? decimalsOfColumn(of, all) : 0,
  }))
}

/** A value in words; a group by nothing says so, what stands behind a limit is "Others". */
export function cellOf(column: TableColumn, row: AnswerRow, isRest: boolean, wording: Wording) {
  const text = cellText(column.of, row, column.decimals, wording)
  if (text !== '' || column.of.role !== 'dimension') return text
  return wording.t(isRest ? 'report_output.others' : 'report_output.none')
}

/** The totals of each currency first; then those of all, if any figure has one. */
export function totalRows({ columns, rows, totals, subtotals }: AnswerOnWire): AnswerRow[] {
  if (rows.length === 0) return []
  const isSaid = columns.some(({ key }) => (totals?.[key] ?? null) !== null)
  return totals && (isSaid || subtotals.length === 0) ? [...subtotals, totals] : [...subtotals]
}

/** Of a total only figures and their currency mean anything; the first other column says that it is one. */
export function totalCells(columns: readonly TableColumn[], row: AnswerRow, wording: Wording) {
  const currencies = currencyKeys(columns)
  const isKept = (one: TableColumn) => one.isFigure || currencies.has(one.of.key)
  const named = columns.findIndex((one) => !isKept(one))
  return columns.map((one, at) => {
    if (isKept(one)) return cellText(one.of, row, one.decimals, wording)
    return at === named ? wording.t('report_output.total') : ''
  })
}

/** The columns that only say the currency of others. */
export function currencyKeys(columns: readonly TableColumn[]) {
  return new Set(columns.flatMap(({ of }) => of.currency_key ?? []))
}

/** Names across the top with how many columns they go over; none outside of a pivot. */
export function spansOf(columns: readonly TableColumn[]) {
  const found: { over: string | null; at: number; count: number }[] = []
  for (const [at, { over, cell }] of columns.entries()) {
    const last = found.at(-1)
    if (last && last.over === over && columns[at - 1].cell === cell) last.count++
    else found.push({ over, at, count: 1 })
  }
  return found.some((one) => one.over !== null) ? found : []
}

/** The currency of a row's amounts, by their columns; what belongs together adds up. */
export function currenciesOf(columns: readonly TableColumn[], row: AnswerRow) {
  return [...new Set(columns.flatMap(({ of }) => (of.currency_key ? currencyOf(of, row) : [])))]
    .filter((one) => one !== undefined)
    .join(' ')
}
