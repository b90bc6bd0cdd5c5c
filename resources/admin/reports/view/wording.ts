import { decimalsIn, isDecimal } from './exact.js'
import { dayStyle } from '../../records/values/format.js'
import { dateFormat, numberFormat } from './locale_formats.js'
import { spanText } from './span_text.js'
import type { AnswerRow, WireColumn } from './types.js'

/** What values are put into words with; the same words as in files (app/reports/output/cell_text.ts). */
export interface Wording {
  locale: string
  /** The company's, for moments. */
  timeZone: string
  t: (key: string, params?: Record<string, string | number>) => string
}

const FIGURES = new Set(['integer', 'money', 'quantity', 'price', 'percent'])

/** Whether a column holds numbers, which stand at the right; numbers that stand for names are none. */
export function isFigure({ type, labels }: WireColumn) {
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
export function currencyOf({ currency, currency_key: key }: WireColumn, row: AnswerRow | null) {
  return currency ?? (key && row ? wireText(row[key]) || undefined : undefined)
}

/** How many decimals a figure is shown with, so that all of a column stand under one another. */
export function decimalsOfColumn(column: WireColumn, rows: readonly AnswerRow[]) {
  if (column.type === 'integer') return 0
  const least = column.type === 'price' && column.currency ? decimalsOf(column.currency) : 0
  const most = rows.reduce(
    (found, row) => Math.max(found, decimalsIn(wireText(row[column.key]))),
    least
  )
  return Math.min(most, 6)
}

function decimalsOf(currency: string) {
  if (!/^[A-Z]{3}$/.test(currency)) return 0
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits!
}

/** A value in the reader's language. Figures are formatted from their text: every digit stays. */
export function cellText(
  column: WireColumn,
  row: AnswerRow,
  decimals: number,
  wording: Wording
): string {
  const text = wireText(row[column.key])
  if (text === '') return ''
  if (isFigure(column)) return figureText(column, text, decimals, wording, currencyOf(column, row))
  if (column.bucket) return spanText(text, column.bucket, wording)
  if (column.labels) return column.labels[text] ?? text
  const { t, locale, timeZone } = wording
  switch (column.type) {
    case 'boolean':
      return t(`report_output.${['true', '1'].includes(text) ? 'yes' : 'no'}`)
    case 'date':
      return dateText(text, locale, { ...dayStyle(locale), timeZone: 'UTC' })
    case 'datetime':
      return dateText(text, locale, { dateStyle: 'medium', timeStyle: 'short', timeZone })
    default:
      return text
  }
}

/** A figure in the reader's language, with its currency only where the column has several. */
export function figureText(
  column: WireColumn,
  text: string,
  decimals: number,
  { locale }: Wording,
  currency?: string
) {
  if (!isDecimal(text)) return text
  const exact = text as Intl.StringNumericLiteral
  if (currency && !column.currency) {
    // An amount carries just the decimals its currency has (ISO 4217), which browsers do not always agree with.
    const digits = column.type === 'money' ? decimalsIn(text) : undefined
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
