import type { Plan } from '#kernel/fields/formula/plan'
import { refuse } from '#kernel/fields/formula/refuse'
import type { Place } from '#kernel/fields/formula/refuse'
import { isNumeric } from '#kernel/fields/formula/types'
import { amountOf } from '#kernel/fields/formula/values'
import { Decimal } from '#kernel/records/values/decimal'
import { Money } from '#kernel/records/values/money'

/** The opposite of a number or an amount. */
export function checkMinus(part: Plan, at: Place): Plan {
  if (!isNumeric(part.type) && part.type.kind !== 'money') {
    throw refuse('E_FORMULA_MINUS', at, { kind: part.type.kind })
  }
  return {
    type: part.type,
    at,
    run: (scope) => {
      const value = part.run(scope)
      if (value instanceof Money) return amountOf(value.negated(), value.currency)
      return value instanceof Decimal ? value.negated() : null
    },
  }
}
