import { expectBoolean } from '#kernel/fields/formula/operators/expect_boolean'
import type { Plan } from '#kernel/fields/formula/plan'
import type { Place } from '#kernel/fields/formula/refuse'

const type = { kind: 'boolean' } as const

/** Both hold. One that does not decides, whatever an empty one would have been. */
export const checkAnd = (parts: Plan[], at: Place) => both(parts, at, false)

/** One of them holds; that decides, whatever an empty one would have been. */
export const checkOr = (parts: Plan[], at: Place) => both(parts, at, true)

function both([one, other]: Plan[], at: Place, decisive: boolean): Plan {
  expectBoolean(one)
  expectBoolean(other)
  return {
    type,
    at,
    run: (scope) => {
      const a = one.run(scope)
      if (a === decisive) return decisive
      const b = other.run(scope)
      if (b === decisive) return decisive
      return a === null || b === null ? null : !decisive
    },
  }
}

/** The opposite; of an empty answer: empty. */
export function checkNot(part: Plan, at: Place): Plan {
  expectBoolean(part)
  return {
    type,
    at,
    run: (scope) => {
      const value = part.run(scope)
      return value === null ? null : !value
    },
  }
}
