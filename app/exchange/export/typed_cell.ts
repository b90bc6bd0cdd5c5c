import { DateTime } from 'luxon'
import { guardFormula } from '#kernel/exchange/csv/guard_formula'
import type { SheetCell } from '#kernel/exchange/xlsx/spreadsheet_writer'
import type { FieldKind } from '#kernel/records/fields/kinds'

const NUMBERS = new Set<FieldKind>(['integer', 'money', 'quantity', 'price', 'percent'])
const FORMATS: Partial<Record<FieldKind, string>> = {
  money: '#,##0.00',
  date: 'yyyy-mm-dd',
  datetime: 'yyyy-mm-dd hh:mm:ss',
}
const WIDTHS: Partial<Record<FieldKind, number>> = { datetime: 20, text: 28, reference: 28 }
/** More digits than a spreadsheet keeps. */
const MOST_DIGITS = 15
const DAY = 86_400_000
/** What spreadsheets count days from. */
const EPOCH = Date.UTC(1899, 11, 30)

export function formatOf(kind: FieldKind) {
  return FORMATS[kind]
}

export function widthOf(kind: FieldKind, header: string) {
  return Math.min(48, Math.max(header.length + 2, WIDTHS[kind] ?? 12))
}

/** A wire value as a spreadsheet knows it: numbers and days as such, moments as the clock showed them in `zone`. */
export function typedCell(text: string, kind: FieldKind, zone: string): SheetCell {
  if (text === '') return null
  if (NUMBERS.has(kind)) return numberOrText(text)
  if (kind === 'boolean') return text === '1'
  if (kind === 'date') return serial(text, 'utc') ?? text
  if (kind === 'datetime') return serial(text, zone) ?? text
  return guardFormula(text)
}

function numberOrText(text: string): SheetCell {
  const digits = text.replace(/\D/g, '').replace(/^0+/, '')
  return digits.length > MOST_DIGITS ? text : Number(text)
}

function serial(text: string, zone: string) {
  const at = DateTime.fromISO(text, { zone })
  if (!at.isValid || at.year < 1900) return undefined
  const wall = at.setZone('utc', { keepLocalTime: true }).toMillis()
  // Before March 1900 spreadsheets count a day too many.
  const days = (wall - EPOCH) / DAY
  return days < 61 ? undefined : days
}
