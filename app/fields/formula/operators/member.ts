import { checkComparison } from '#kernel/fields/formula/operators/comparison'
import { checkOr } from '#kernel/fields/formula/operators/logic'
import type { Plan } from '#kernel/fields/formula/plan'
import type { Place } from '#kernel/fields/formula/refuse'

/** `state in ["out", "returned"]`: equal to one of them. */
export function checkMember(value: Plan, list: Plan[], at: Place): Plan {
  return list
    .map((one) => checkComparison('==', value, one, at))
    .reduce((before, next) => checkOr([before, next], at))
}
