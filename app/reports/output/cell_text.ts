import { message } from '#kernel/http/messages'
import { decimalsOf } from '#kernel/records/values/currency'
import { dateFormat, dayStyle, numberFormat } from '#kernel/reports/output/locale'
import type { AnswerColumn, AnswerRow } from '#kernel/reports/answer'
import { spanText } from '#kernel/reports/output/spans'

const FIGURES = new Set(['integer', 'money', 'quantity', 'price', 'percent'])
const DECIMAL = /^-?\d+(\.\d+)?$/

/** Whether a column holds numbers, which stand at the right; numbers that stand for names are none. */
export function isFigure({ type, labels }: AnswerColumn) {
  return FIGURES.has(type) && !labels
}

/** What a cell holds as plain text, as on the wire: "12.50", "2026-01-31"; a reference is its label. */
export function wireText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(wireText).join(', ')
  if (typeof value === 'object') {
    const { label } = value as { label?: unknown }
    return label === undefined || label === null ? JSON.stringify(value) : String(label)
  }
  return String(value)
}

/** The currency of one amount. */
export function currencyOf({ currency, currencyKey }: AnswerColumn, row: AnswerRow | null) {
  return currency ?? (currencyKey && row ? wireText(row[currencyKey]) || undefined : undefined)
}

/** How many decimals a figure is shown with, so that all of a column stand under one another. */
export function decimalsOfColumn(column: AnswerColumn, rows: readonly AnswerRow[]) {
  if (column.type === 'integer') return 0
  if (column.type === 'money' && column.currency) return decimalsOf(column.currency)
  let most = column.type === 'price' && column.currency ? decimalsOf(column.currency) : 0
  for (const row of rows) {
    const text = wireText(row[column.key])
    const at = text.indexOf('.')
    if (at >= 0) most = Math.max(most, text.length - at - 1)
  }
  return Math.min(most, 6)
}

interface Wording {
  locale: string
  timeZone: string
}

/** A value in the reader's language. Figures are formatted from their text: every digit stays. */
export function cellText(
  column: AnswerColumn,
  row: AnswerRow,
  decimals: number,
  { locale, timeZone }: Wording
): string {
  const value = row[column.key]
  const text = wireText(value)
  if (text === '') return ''
  if (isFigure(column)) return figureText(column, text, decimals, locale, currencyOf(column, row))
  if (column.bucket) return spanText(text, column.bucket, locale)
  if (column.labels) return column.labels[text] ?? text
  if (column.type === 'boolean') {
    return message(locale, `report_output.${['true', '1'].includes(text) ? 'yes' : 'no'}`)
  }
  if (column.type === 'date') {
    return dateText(text, locale, { ...dayStyle(locale), timeZone: 'UTC' })
  }
  if (column.type === 'datetime') {
    return dateText(text, locale, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  }
  return text
}

/** A figure in the reader's language, with its currency only where the column has several. */
export function figureText(
  column: AnswerColumn,
  text: string,
  decimals: number,
  locale: string,
  currency?: string
) {
  if (!DECIMAL.test(text)) return text
  const exact = text as Intl.StringNumericLiteral
  if (currency && !column.currency) {
    const digits = column.type === 'money' ? decimalsOf(currency) : undefined
    return numberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'code',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits ?? 6,
    }).format(exact)
  }
  const number = numberFormat(locale, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(exact)
  return column.type === 'percent' ? `${number}\u00a0%` : number
}

function dateText(text: string, locale: string, options: Intl.DateTimeFormatOptions) {
  const at = Date.parse(text.length === 10 ? `${text}T00:00:00Z` : text)
  return Number.isNaN(at) ? text : dateFormat(locale, options).format(at)
}
