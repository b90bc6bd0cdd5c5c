import { expectBoolean } from '#kernel/fields/formula/operators/expect_boolean'
import type { Plan } from '#kernel/fields/formula/plan'
import { refuse } from '#kernel/fields/formula/refuse'
import type { Place } from '#kernel/fields/formula/refuse'
import { commonType } from '#kernel/fields/formula/types'
import { widened } from '#kernel/fields/formula/values'

/** `condition ? one : other`. An empty condition gives an empty result: nobody knows which it is. */
export function checkCondition([condition, one, other]: Plan[], at: Place): Plan {
  expectBoolean(condition)
  const type = commonType(one.type, other.type)
  if (!type) {
    const [left, right] = [one.type.kind, other.type.kind]
    throw refuse('E_FORMULA_BRANCHES', at, { left, right })
  }
  return {
    type,
    at,
    run: (scope) => {
      const met = condition.run(scope)
      return met === null ? null : widened((met ? one : other).run(scope), type)
    },
  }
}
