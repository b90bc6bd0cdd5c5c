import { check } from '#kernel/fields/formula/check'
import { parseExpression } from '#kernel/fields/formula/parse'
import type { Plan, Surroundings } from '#kernel/fields/formula/plan'
import { refuse } from '#kernel/fields/formula/refuse'
import type { ExpressionType, ExpressionValue } from '#kernel/fields/formula/types'
import { toField } from '#kernel/fields/formula/values'
import { Decimal, LARGEST_UNITS } from '#kernel/records/values/decimal'

/** An expression that was read and checked once and can be evaluated for any number of records. */
export interface Expression {
  text: string
  type: ExpressionType
  /** The paths of the fields it reads, sorted. */
  dependencies: readonly string[]
  /** Whether its result changes from one day to the next. */
  usesToday: boolean
  /**
   * Its value for one record. `read` answers a field's value in TypeScript's shape (Decimal, Money,
   * number, text …) and so does this. Throws a Refusal where two currencies meet or a result is
   * larger than any column.
   */
  evaluate: (read: (path: string) => unknown, today?: string) => ExpressionValue
}

/**
 * Reads and checks an expression over typed fields, by path. Throws a Refusal (422) with the place,
 * `extra.at`, of the first thing that is wrong. `today` allows `today()`, for values never stored.
 */
export function compileExpression(
  text: string,
  fields: ReadonlyMap<string, ExpressionType>,
  options: { today?: boolean } = {}
): Expression {
  const surroundings: Surroundings = {
    text,
    fields,
    today: options.today ?? false,
    dependencies: new Set(),
    usesToday: false,
  }
  const plan = check(parseExpression(text), surroundings)
  const { type } = plan
  if (type.kind === 'nothing' || type.kind === 'reference') {
    throw refuse('E_FORMULA_RESULT', plan.at, { kind: type.kind })
  }
  return {
    text,
    type,
    dependencies: [...surroundings.dependencies].sort(),
    usesToday: surroundings.usesToday,
    evaluate: (read, today) => {
      const value = plan.run({ read, today: today ?? null })
      if (value instanceof Decimal) boundedNumber(value, plan)
      return toField(value, type)
    },
  }
}

function boundedNumber({ units }: Decimal, { at }: Plan) {
  if (units > LARGEST_UNITS || units < -LARGEST_UNITS) throw refuse('E_FORMULA_TOO_LARGE', at)
}
