import { message } from '#kernel/http/messages'
import {
  cellText,
  currencyOf,
  decimalsOfColumn,
  isFigure,
  wireText,
} from '#kernel/reports/output/cell_text'
import { dateFormat } from '#kernel/reports/output/locale'
import type { AnswerColumn, AnswerRow } from '#kernel/reports/answer'
import type { Output } from '#kernel/reports/output/output'

/** A column as every format shows it. */
export interface GridColumn {
  of: AnswerColumn
  /** With the currency where all its amounts have the same: "Net (EUR)". */
  label: string
  /** The value across the top it stands under; null outside of a pivot. */
  over: string | null
  isFigure: boolean
  decimals: number
}

/** A value: as on the wire and as it is read. */
export interface GridCell {
  wire: string
  text: string
  currency: string | undefined
}

/** An answer ready to be written down in any format. */
export interface Grid {
  columns: GridColumn[]
  /** Made one after another, since there may be many. */
  rows(): Generator<GridCell[]>
  length: number
  /** A line for each currency, and one for everything; none where there is nothing to add up. */
  totals: GridCell[][]
}

/** Lays an answer out: one word for each value, the same in every format. */
export function layOut({ answer, locale, timeZone }: Output): Grid {
  const { rows } = answer
  const totals = rows.length > 0 ? totalRows(answer) : []
  const all = [...rows, ...totals]
  const columns = answer.columns.map((of) => ({
    of,
    label: of.currency && isFigure(of) ? `${of.label} (${of.currency})` : of.label,
    over: of.pivot ?? null,
    isFigure: isFigure(of),
    decimals: isFigure(of) ? decimalsOfColumn(of, all) : 0,
  }))
  const cells = (row: AnswerRow, unnamed = '') =>
    columns.map(({ of, decimals }) => ({
      wire: wireText(row[of.key]),
      text:
        cellText(of, row, decimals, { locale, timeZone }) ||
        (of.role === 'dimension' ? unnamed : ''),
      currency: isFigure(of) ? currencyOf(of, row) : undefined,
    }))
  const none = message(locale, 'report_output.none')
  const others = message(locale, 'report_output.others')
  return {
    columns,
    *rows() {
      for (const [at, row] of rows.entries()) {
        yield cells(row, answer.drill[at]?.isRest ? others : none)
      }
    },
    length: rows.length,
    totals: totals.map((row) => totalCells(columns, cells(row), locale)),
  }
}

/** The totals of each currency first; then those of all, if any figure has one. */
function totalRows({ columns, totals, subtotals }: Output['answer']) {
  const isSaid = columns.some(
    ({ key, role }) => role === 'measure' && (totals?.[key] ?? null) !== null
  )
  return totals && (isSaid || subtotals.length === 0) ? [...subtotals, totals] : subtotals
}

/** Of a total only figures and their currency mean anything; the first other column says that it is one. */
function totalCells(columns: GridColumn[], cells: GridCell[], locale: string) {
  const currencies = new Set(columns.map(({ of }) => of.currencyKey))
  const isKept = (one: GridColumn) => one.isFigure || currencies.has(one.of.key)
  const named = columns.findIndex((one) => !isKept(one))
  return cells.map((cell, at) => {
    if (isKept(columns[at])) return cell
    const text = at === named ? message(locale, 'report_output.total') : ''
    return { wire: text, text, currency: undefined }
  })
}

/** The lines under a title: whose report, made when, of what. */
export function subtitle({ answer, company, madeAt, notes, locale, timeZone }: Output) {
  const at = dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const cut = answer.isCut ? [message(locale, 'report_output.cut')] : []
  return [
    `${company.name} · ${at.format(madeAt)}`,
    ...notes,
    ...convertedBy(answer, locale),
    ...cut,
  ]
}

/** By which rates amounts were converted, where they were. */
function convertedBy({ conversion }: Output['answer'], locale: string) {
  if (!conversion) return []
  const { to, on, rates } = conversion
  const said = Object.entries(rates).map(([code, rate]) => `1 ${code} = ${rate} ${to}`)
  return [message(locale, 'reports.converted', { to, on, rates: said.join(', ') || '–' })]
}

/** A column's whole name where there is one line for names: "March 2026 · Net (EUR)". */
export function fullLabel({ over, label }: GridColumn) {
  return over === null ? label : `${over} · ${label}`
}

/** Names across the top that go over several columns, with how many. */
export function spans(columns: readonly GridColumn[]) {
  const found: { over: string | null; count: number }[] = []
  for (const { over } of columns) {
    const last = found.at(-1)
    if (last && last.over === over) last.count++
    else found.push({ over, count: 1 })
  }
  return found.some((one) => one.over !== null) ? found : []
}
