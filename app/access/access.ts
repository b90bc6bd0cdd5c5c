import type { FilterNode } from '#kernel/records/query/filter'
import type { Sensitivity } from '#kernel/records/fields/kinds'

/** What a caller may do in one company, compiled from the rules once per epoch. */
export interface Access {
  /** The company's administrator, or the deployment's. */
  readonly isAdmin: boolean
  /** Whether the verb is allowed on any record of the model: `allows('sample.loan', 'return')`. */
  allows(model: string, verb: string): boolean
  /** Which records the verb is allowed on: true (all), false (none) or a filter. */
  filter(model: string, verb: string): true | false | FilterNode
  /** Which fields the caller may read (verb `read`) or set (`create`, `update`): null is all but sensitive ones not granted. */
  mayUse(model: string, field: { key: string; sensitivity?: Sensitivity }, verb: string): boolean
  /** Throws a 403 that names the rule, where the verb is not allowed at all. */
  authorize(model: string, verb: string): void
  /** Something that changes with every change of what the caller may do; caches key on it. */
  readonly fingerprint: string
}
