import type { Plan, Scope } from '#kernel/fields/formula/plan'
import type { Place } from '#kernel/fields/formula/refuse'
import type { ExpressionKind, ExpressionType, ExpressionValue } from '#kernel/fields/formula/types'
import { groupOf, isNumeric } from '#kernel/fields/formula/types'

/** What may stand at one place of a call; an amount is a number or money. */
export type Parameter = 'number' | 'money' | 'amount' | 'text' | 'date' | 'datetime' | 'any'

/** One function expressions may call. */
export interface FormulaFunction {
  takes: readonly Parameter[]
  /** How many of the last ones may be left out. */
  optional?: number
  /** The last one may be given again and again. */
  repeats?: boolean
  /** The type of the result; undefined where the types given do not go together. */
  gives: (types: ExpressionType[]) => ExpressionType | undefined
  /** It is asked even when an operand is empty; otherwise the result is empty without asking. */
  takesEmpty?: boolean
  /** Refuses at once what is wrong about literals, such as a day that does not exist. */
  verify?: (parts: Plan[]) => void
  /** `values` are of the types checked, at the width of `gives` where they are numbers. */
  run: (values: never, at: Place, scope: Scope) => ExpressionValue
}

/** A function whose result is always of one kind. */
export const giving = (kind: ExpressionKind) => () => ({ kind })

/** Whether a value of this type may stand where a parameter asks for it. */
export function accepts(parameter: Parameter, type: ExpressionType) {
  if (parameter === 'any') return type.kind !== 'nothing'
  if (parameter === 'amount') return isNumeric(type) || type.kind === 'money'
  return groupOf(type) === parameter
}
