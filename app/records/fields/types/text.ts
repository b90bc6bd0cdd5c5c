import type { Field } from '#kernel/records/fields/kinds'
import type { FieldType } from '#kernel/records/fields/types/field_type'
import {
  EQUALITY,
  invalid,
  isEmpty,
  ORDER,
  SEARCH,
  shown,
} from '#kernel/records/fields/types/field_type'
import { fitsPattern } from '#kernel/records/fields/types/pattern'

const CONTROL = /[\u0000-\u001f\u007f-\u009f]/
const CONTROL_IN_LINES = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/

const LONGEST = { text: 255, long_text: 100_000 }

/** Text in one normal form (NFC), without control characters, within its length. */
export function cleanText(input: unknown, field: Pick<Field, 'kind' | 'max' | 'min'>) {
  if (typeof input !== 'string') throw invalid('E_TEXT')
  const lines = field.kind === 'long_text'
  const text = (lines ? input.replaceAll(/\r\n?/g, '\n') : input.trim()).normalize('NFC')
  if ((lines ? CONTROL_IN_LINES : CONTROL).test(text) || !text.isWellFormed()) {
    throw invalid('E_CONTROL_CHARACTER')
  }
  const max = field.max ?? (lines ? LONGEST.long_text : LONGEST.text)
  if (text.length > max && [...text].length > max) throw invalid('E_TEXT_TOO_LONG', { max })
  if (field.min && text.length < field.min) throw invalid('E_TEXT_TOO_SHORT', { min: field.min })
  return text
}

/** A kind whose value is the same string in all three shapes, made by `clean`. */
export function textType(clean: (input: unknown, field: Field) => string): FieldType {
  return {
    operators: [...EQUALITY, ...ORDER, ...SEARCH],
    columnToWire: (row, field) => row[field.key] ?? null,
    columnToValue: (row, field) => row[field.key] ?? null,
    valueToColumn: (value) => value ?? null,
    parse(input, field) {
      if (isEmpty(input, field)) return null
      const text = clean(input, field)
      if (field.pattern && text !== '' && !fitsPattern(text, field.pattern)) {
        throw invalid('E_PATTERN', { value: shown(input) })
      }
      return isEmpty(text, field) ? null : text
    },
    operand: (input) => cleanText(input, { kind: 'long_text', max: 1000 }),
  }
}

export const text = textType(cleanText)
