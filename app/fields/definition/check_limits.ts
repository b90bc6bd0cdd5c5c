import type { Complain } from '#kernel/access/grants/complain'
import type Definition from '#kernel/fields/definition/definition'
import { patternFault } from '#kernel/records/fields/types/pattern'

const TEXTS = new Set(['text', 'long_text', 'email', 'phone', 'url'])
const NUMBERS = new Set(['integer', 'money', 'quantity', 'price', 'percent'])
/** What the index table and one line on a screen hold. */
const LONGEST = 255

/** Complains of limits that do not fit the kind or leave nothing between them. */
export function checkLimits(one: Definition, complain: Complain) {
  const { kind, min, max, pattern } = one
  const hasLimits = TEXTS.has(kind) || NUMBERS.has(kind)
  if (!hasLimits && (min || max)) complain(min ? 'min' : 'max', 'E_CUSTOM_NOT_OF_KIND')
  if (min && max && min.compare(max) > 0) complain('max', 'E_CUSTOM_LIMITS')
  if (TEXTS.has(kind)) {
    for (const [key, limit] of [
      ['min', min],
      ['max', max],
    ] as const) {
      if (!limit) continue
      const length = Number(limit.toString())
      const isLength = Number.isInteger(length) && length >= 1
      if (!isLength || (kind !== 'long_text' && length > LONGEST)) {
        complain(key, 'E_CUSTOM_LENGTH', { max: LONGEST })
      }
    }
  }
  if (!pattern) return
  if (kind !== 'text') return complain('pattern', 'E_CUSTOM_NOT_OF_KIND')
  const fault = patternFault(pattern)
  if (fault) complain('pattern', fault)
}
