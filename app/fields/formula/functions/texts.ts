import type { FormulaFunction } from '#kernel/fields/formula/functions/formula_function'
import { giving } from '#kernel/fields/formula/functions/formula_function'
import { boundedLength, boundedText, LONGEST_TEXT } from '#kernel/fields/formula/refuse'
import type { Place } from '#kernel/fields/formula/refuse'
import type { ExpressionValue } from '#kernel/fields/formula/types'
import { Decimal } from '#kernel/records/values/decimal'
import { Money } from '#kernel/records/values/money'

const changed = (change: (text: string) => string): FormulaFunction => ({
  takes: ['text'],
  gives: giving('text'),
  run: ([text]: string[], at) => boundedText(at, change(text)),
})
/** A question about two texts, without regard to case, as filters ask it. */
const asked = (holds: (text: string, part: string) => boolean): FormulaFunction => ({
  takes: ['text', 'text'],
  gives: giving('boolean'),
  run: ([text, part]: string[]) => holds(text.toLowerCase(), part.toLowerCase()),
})

/** Letters, not code units: an emoji is one. */
const letters = (text: string) => Array.from(text)
const count = (many: Decimal) => Math.max(0, Math.min(LONGEST_TEXT, Number(many.at(0).units)))

function replaced([text, part, by]: string[], at: Place) {
  if (part === '') return text
  const parts = text.split(part)
  boundedLength(at, text.length + (parts.length - 1) * (by.length - part.length))
  return parts.join(by)
}

function written(value: unknown) {
  if (value instanceof Money) return `${value.toString()} ${value.currency}`
  return value instanceof Decimal ? value.toString() : String(value)
}

export const texts: Record<string, FormulaFunction> = {
  upper: changed((text) => text.toUpperCase()),
  lower: changed((text) => text.toLowerCase()),
  trim: changed((text) => text.trim()),
  length: {
    takes: ['text'],
    gives: giving('integer'),
    run: ([text]: string[]) => new Decimal(BigInt(letters(text).length), 0),
  },
  left: {
    takes: ['text', 'number'],
    gives: giving('text'),
    run: ([text, many]: [string, Decimal]) => letters(text).slice(0, count(many)).join(''),
  },
  right: {
    takes: ['text', 'number'],
    gives: giving('text'),
    run: ([text, many]: [string, Decimal]) => {
      const all = letters(text)
      return all.slice(Math.max(0, all.length - count(many))).join('')
    },
  },
  replace: { takes: ['text', 'text', 'text'], gives: giving('text'), run: replaced },
  contains: asked((text, part) => text.includes(part)),
  starts_with: asked((text, part) => text.startsWith(part)),
  ends_with: asked((text, part) => text.endsWith(part)),
  text: {
    takes: ['any'],
    gives: giving('text'),
    run: ([value]: ExpressionValue[]) => written(value),
  },
}
