import countries from 'i18n-iso-countries'
import { DateTime } from 'luxon'
import { Refusal } from '#kernel/http/refusal'
import { hasMessage, message } from '#kernel/http/messages'
import type { Field } from '#kernel/records/fields/kinds'
import type { Model } from '#kernel/records/model'

const TRUE = new Set(['1', 'true', 'yes', 'y', 'x', 'так', 'да', 'ja', 'oui', 'tak'])
const FALSE = new Set(['0', 'false', 'no', 'n', 'ні', 'нет', 'nein', 'non', 'nie'])
const NUMBERS = new Set(['money', 'quantity', 'price', 'percent', 'integer'])

/**
 * The text of a cell as the wire form of its field; null for an empty one. Throws a Refusal that says what
 * is wrong with the text.
 */
export function wireValue(cell: string, field: Field, model: Model, format?: string): unknown {
  const text = cell.trim()
  if (text === '') return null
  const filled = format?.includes('{value}') ? format.replaceAll('{value}', text) : text
  if (NUMBERS.has(field.kind)) return number(filled, field, format)
  if (field.kind === 'boolean') return boolean(filled)
  if (field.kind === 'date') return date(filled, format)
  if (field.kind === 'choice') return choice(filled, field, model)
  if (field.kind === 'tags') {
    return filled
      .split(/[,;]/)
      .map((one) => one.trim())
      .filter(Boolean)
  }
  return filled
}

/** "1.234,50" with `decimal_comma`, "1,234.50" without: separators of thousands only where they fit. */
function number(text: string, field: Field, format?: string) {
  const [thousands, decimal] = format === 'decimal_comma' ? ['.', ','] : [',', '.']
  const compact = text.replace(/[\s\u00a0\u202f']/g, '')
  const [whole, fraction, ...more] = compact.split(decimal)
  const groups = whole.split(thousands)
  const grouped = groups.length === 1 || groups.slice(1).every((one) => one.length === 3)
  if (more.length > 0 || !grouped || fraction?.includes(thousands)) throw wrong('E_NUMBER', text)
  const plain = groups.join('') + (fraction === undefined ? '' : `.${fraction}`)
  if (!/^[+-]?\d+(\.\d*)?$/.test(plain)) throw wrong('E_NUMBER', text)
  return field.kind === 'integer' ? integer(plain, text) : plain.replace(/\.$/, '')
}

function integer(plain: string, text: string) {
  const [whole, fraction = ''] = plain.split('.')
  const value = Number(whole)
  if (/[1-9]/.test(fraction) || !Number.isSafeInteger(value)) throw wrong('E_INTEGER', text)
  return value
}

function boolean(text: string) {
  const folded = text.toLowerCase()
  if (TRUE.has(folded)) return true
  if (FALSE.has(folded)) return false
  throw wrong('E_BOOLEAN', text)
}

function date(text: string, format?: string) {
  const read = format ? DateTime.fromFormat(text, format) : DateTime.fromISO(text.slice(0, 10))
  if (!read.isValid) throw wrong('E_DATE', text)
  return read.toISODate()
}

/** A code as it is, a country's name in English or Ukrainian, or the label people see. */
function choice(text: string, field: Field, model: Model) {
  if (field.of === 'country') return country(text)
  if (!Array.isArray(field.of)) return text
  const options = field.of as readonly string[]
  if (options.includes(text)) return text
  const folded = text.toLowerCase()
  const found = options.find(
    (one) => one.toLowerCase() === folded || labels(model, field, one).includes(folded)
  )
  if (!found) throw wrong('E_CHOICE', text)
  return found
}

function labels(model: Model, field: Field, value: string) {
  const key = `${model.plugin}.models.${model.id}.choices.${field.key}.${value}`
  return ['en', 'uk']
    .filter((locale) => hasMessage(locale, key))
    .map((locale) => message(locale, key).toLowerCase())
}

function country(text: string) {
  if (/^[A-Za-z]{2}$/.test(text) && countries.isValid(text.toUpperCase())) return text.toUpperCase()
  const code = ['en', 'uk', 'de', 'fr', 'pl']
    .map((language) => countries.getAlpha2Code(text, language))
    .find(Boolean)
  if (!code) throw wrong('E_COUNTRY', text)
  return code
}

function wrong(code: string, text: string) {
  return new Refusal(code, { value: text.slice(0, 60) }, { status: 422 })
}
