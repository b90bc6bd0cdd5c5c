import { createHash } from 'node:crypto'
import type { Context } from '#kernel/companies/context'
import type { Answer, AnswerColumn, AnswerRow } from '#kernel/reports/answer'
import type { AlertScope } from '#kernel/reports/alerts/wire'
import {
  cellText,
  currencyOf,
  decimalsOfColumn,
  isFigure,
  wireText,
} from '#kernel/reports/output/cell_text'

/** A watched figure as one receiver sees it now. */
export interface Figure {
  /** Of which row; empty for the total. */
  key: string
  row: string | null
  /** A decimal text; null where there is none. */
  value: string | null
  /** As he reads it, with its currency. */
  text: string
}

/** The figures of an answer that can be watched. */
export const watchable = ({ columns }: Pick<Answer, 'columns'>) =>
  columns.filter((one) => one.role === 'measure' && isFigure(one))

/** The figure of the total, one for each currency where there are several; or that of each row. */
export function figuresOf(
  ctx: Context,
  answer: Answer,
  column: AnswerColumn,
  scope: AlertScope
): Figure[] {
  if (scope === 'total') return totalsOf(answer, column).map((row) => totalFigure(ctx, column, row))
  return answer.rows
    .filter((_, at) => !answer.drill[at]?.isRest)
    .map((row) => rowFigure(ctx, answer, column, row))
}

function totalsOf(
  { totals, subtotals, rows, columns }: Answer,
  { key }: AnswerColumn
): AnswerRow[] {
  if (totals && (totals[key] ?? null) !== null) return [totals]
  if (subtotals.length > 0) return [...subtotals]
  const isOne = columns.every(({ role }) => role !== 'dimension')
  return isOne ? rows.slice(0, 1) : totals ? [totals] : []
}

function totalFigure(ctx: Context, column: AnswerColumn, row: AnswerRow): Figure {
  const currency = column.currencyKey ? (currencyOf(column, row) ?? '') : ''
  return { key: currency, row: currency || null, ...figure(ctx, column, row) }
}

function rowFigure(
  ctx: Context,
  { columns }: Answer,
  column: AnswerColumn,
  row: AnswerRow
): Figure {
  const named = columns.filter(({ role }) => role === 'dimension')
  const wording = { locale: ctx.locale, timeZone: ctx.company.timeZone }
  const identity = JSON.stringify([
    named.map(({ key }) => row[key] ?? null),
    currencyOf(column, row) ?? '',
  ])
  const label = named.map((one) => cellText(one, row, 0, wording) || '—').join(' · ')
  const key = createHash('sha256').update(identity).digest('hex')
  return { key, row: label.slice(0, 500), ...figure(ctx, column, row) }
}

function figure({ locale, company }: Context, column: AnswerColumn, row: AnswerRow) {
  const value = wireText(row[column.key]) || null
  const shown = cellText(column, row, decimalsOfColumn(column, [row]), {
    locale,
    timeZone: company.timeZone,
  })
  return { value, text: column.currency && shown ? `${shown} ${column.currency}` : shown }
}
