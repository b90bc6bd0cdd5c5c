import { DateTime } from 'luxon'
import { withoutGuard } from '#kernel/exchange/csv/guard_formula'
import { choice } from '#kernel/exchange/mapping/choices'
import { number } from '#kernel/exchange/mapping/numbers'
import { wrongCell } from '#kernel/exchange/mapping/wrong_cell'
import type { CellKind } from '#kernel/exchange/table/layout'
import type { Field } from '#kernel/records/fields/kinds'
import type { Model } from '#kernel/records/model'

const TRUE = new Set(['1', 'true', 'yes', 'y', 'x', 'on', 'так', 'да', 'ja', 'oui', 'tak'])
const FALSE = new Set(['0', 'false', 'no', 'n', 'off', 'ні', 'нет', 'nein', 'non', 'nie'])
const NUMBERS = new Set(['money', 'quantity', 'price', 'percent', 'integer'])

/** What a cell is read as. */
export interface CellTarget {
  field: Field
  model: Model
  /** A date pattern, `decimal_comma`, or a text with `{value}`. */
  format?: string
  /** Where the clock times of the file were read. */
  zone: string
  /** What the cell says it is: numbers and dates that need no pattern to be read. */
  kind?: CellKind
  /** In a file no spreadsheet opens an apostrophe in front is part of the text. */
  isUnguarded?: boolean
}

/**
 * The text of a cell as the wire form of its field; null for an empty one. Throws a Refusal that says what
 * is wrong with the text.
 */
export function wireValue(cell: string, target: CellTarget): unknown {
  const { field, model, zone, kind } = target
  const own = target.isUnguarded ? cell : withoutGuard(cell)
  const text = filled(own.trim(), target.format)
  if (text === '') return null
  if (kind === 'error') throw wrongCell('E_CELL_ERROR', text)
  const format = kind ? undefined : target.format
  if (NUMBERS.has(field.kind)) return number(text, field.kind, format === 'decimal_comma')
  if (field.kind === 'boolean') return boolean(text)
  if (field.kind === 'date') return date(text, format)
  if (field.kind === 'datetime') return moment(text, zone, format)
  if (field.kind === 'choice') return choice(text, field, model)
  return field.kind === 'tags' ? tags(text) : text
}

/** "S-{value}" around what is in the cell; an empty cell stays empty. */
export function filled(text: string, format?: string) {
  return text !== '' && format?.includes('{value}')
    ? format.replaceAll('{value}', () => text)
    : text
}

function boolean(text: string) {
  const folded = text.toLowerCase()
  if (TRUE.has(folded)) return true
  if (FALSE.has(folded)) return false
  throw wrongCell('E_BOOLEAN', text)
}

/** "2026-11-22", also with a time behind it, or as the pattern says. */
function date(text: string, format?: string) {
  const [, day] = /^(\d{4}-\d{2}-\d{2})(?:[T ][\d:.,Z+-]*)?$/.exec(text) ?? []
  const read = format ? DateTime.fromFormat(text, format) : DateTime.fromISO(day ?? '')
  if (!read.isValid) throw wrongCell('E_DATE', text)
  return read.toISODate()
}

/** A moment in the time zone of the company unless the cell names another. */
function moment(text: string, zone: string, format?: string) {
  const read = format
    ? DateTime.fromFormat(text, format, { zone })
    : DateTime.fromISO(text.replace(' ', 'T'), { zone })
  if (!read.isValid || (!format && !/^\d{4}-\d{2}-\d{2}/.test(text))) {
    throw wrongCell('E_DATETIME', text)
  }
  return read.toUTC().toISO()
}

function tags(text: string) {
  return text
    .split(/[,;]/)
    .map((one) => one.trim())
    .filter(Boolean)
}
