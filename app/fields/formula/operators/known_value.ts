import { nearest } from '#kernel/fields/formula/nearest'
import type { Plan } from '#kernel/fields/formula/plan'
import { refuse } from '#kernel/fields/formula/refuse'
import type { ExpressionType } from '#kernel/fields/formula/types'

/** A text compared with a choice must be one of its values: a slip of the pen is found at once. */
export function knownValue(type: ExpressionType, written: Plan) {
  const value = written.literal
  if (type.kind !== 'choice' || !type.of || typeof value !== 'string') return
  if (type.of.some((one) => one.toLowerCase() === value.toLowerCase())) return
  const near = nearest(value, type.of) ?? 'none'
  const known = type.of.slice(0, 10).join(', ')
  throw refuse('E_FORMULA_CHOICE', written.at, { part: value.slice(0, 40), near, known })
}
