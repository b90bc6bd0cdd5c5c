import type { Beyond } from '#kernel/access/grants/beyond'
import type { RuleFacts } from '#kernel/access/rule'
import type { FilterNode } from '#kernel/records/query/filter'
import type { Sensitivity } from '#kernel/records/fields/kinds'

/** As much of a field as access asks for; every field of the registry fits. */
export interface UsedField {
  /** Its name on the wire: `due_on`, `custom.size`. */
  key: string
  sensitivity?: Sensitivity
  /** The plugin that keeps it: a field of an extension is listed as `<plugin>.<key>`. */
  plugin?: string
  /** Only callers with one of these roles know of it; administrators do too. */
  visibleTo?: readonly number[]
  /** computed: the fields it is made from, each of which must be usable too. */
  from?: readonly string[]
}

/**
 * What a caller may do in one company, compiled from the rules once per epoch. A line
 * (`lineOf`) takes the rights of its parent: ask with the verb done to the parent.
 */
export interface Access {
  /** The company's administrator, or the deployment's. */
  readonly isAdmin: boolean
  /** Whether what the caller reads is noted: he holds a role that was given so. */
  readonly isLogged: boolean
  /** Whether the verb is allowed on any record of the model: `allows('sample.loan', 'return')`. */
  allows(model: string, verb: string): boolean
  /**
   * Which records the verb is allowed on: true (all), false (none) or a filter. Verbs on existing
   * records include what `read` asks, so one filter is enough. Compile it as the kernel's own
   * filter: it may name fields the caller cannot read.
   */
  filter(model: string, verb: string): true | false | FilterNode
  /** Whether the caller may read the field (`read`, `export`, …) or set it (`create`, `update`). */
  mayUse(model: string, field: UsedField, verb: string): boolean
  /** Throws a 403 that names the rule, where the verb is not allowed at all. */
  authorize(model: string, verb: string): void
  /** The 403 itself, for a verb that is allowed on other records only. */
  refusal(model: string, verb: string): Error
  /** What a rule would give beyond what the caller holds himself; null where he may grant it. */
  beyond(rule: RuleFacts): Beyond | null
  /** Something that changes with every change of what the caller may do; caches key on it. */
  readonly fingerprint: string
}
