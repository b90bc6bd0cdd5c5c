import type { ExpressionType, ExpressionValue } from '#kernel/fields/formula/types'
import type { Place } from '#kernel/fields/formula/refuse'

/** What an evaluation reads from: one record's values and, where the caller has one, today. */
export interface Scope {
  read: (path: string) => unknown
  today: string | null
}

/** A checked part of an expression: its type is known, running it gives a value of that type or null. */
export interface Plan {
  type: ExpressionType
  at: Place
  /** The value where it stands in the text itself. */
  literal?: ExpressionValue
  run: (scope: Scope) => ExpressionValue
}

/** What the checker knows about the surroundings of an expression. */
export interface Surroundings {
  text: string
  fields: ReadonlyMap<string, ExpressionType>
  /** Whether `today()` may be used. */
  today: boolean
  /** Gathered while checking. */
  dependencies: Set<string>
  usesToday: boolean
}
