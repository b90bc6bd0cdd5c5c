import type { RuleFacts } from '#kernel/access/rule'
import { permits, speaksOfModel } from '#kernel/access/rule'
import type { Sensitivity } from '#kernel/records/fields/kinds'

/** The first thing of a rule that whoever gives it does not hold himself. */
export interface Beyond {
  kind: 'right' | 'records' | 'fields' | 'class' | 'restriction'
  /** The verb in question, or the class. */
  what: string
}

/**
 * What a rule would give beyond what the giver's own permissions hold: a verb, more records, more
 * fields, a sensitive class. Filters are compared as written, before `$user` becomes somebody, so
 * who may read his own records may let others read theirs.
 */
export function beyond(held: readonly RuleFacts[], rule: RuleFacts): Beyond | null {
  const classes = rule.sensitive.find((one) => !holdsClass(held, rule.model, one))
  for (const verb of rule.operations) {
    const missing = verbBeyond(held, rule, verb)
    if (missing) return missing
  }
  return classes ? { kind: 'class', what: classes } : null
}

function verbBeyond(held: readonly RuleFacts[], rule: RuleFacts, verb: string): Beyond | null {
  const own = held.filter((one) => permitsAll(one, rule.model, verb))
  if (own.length === 0) return { kind: 'right', what: verb }
  const wide = own.filter((one) => reaches(one, rule))
  if (wide.length === 0) return { kind: 'records', what: verb }
  return wide.some((one) => opens(one, rule)) ? null : { kind: 'fields', what: verb }
}

/** Whether a permission allows a verb on everything a rule's model stands for. */
function permitsAll(held: RuleFacts, model: string, verb: string) {
  if (verb === '*') return held.operations.includes('*') && speaksOfAll(held, model)
  return speaksOfAll(held, model) && permits({ ...held, model: '*' }, model, verb)
}

function speaksOfAll(held: RuleFacts, model: string) {
  if (model === '*') return held.model === '*'
  return speaksOfModel(held, model)
}

function reaches(held: RuleFacts, rule: RuleFacts) {
  if (held.filter === null) return true
  const own = JSON.stringify(held.filter)
  return parts(rule.filter).some((part) => JSON.stringify(part) === own)
}

/** A filter and, where it is a conjunction, what it is made of: `own and open` is within `own`. */
function parts(filter: RuleFacts['filter']): unknown[] {
  if (filter === null) return []
  if (Array.isArray(filter)) return typeof filter[0] === 'string' ? [filter] : [filter, ...filter]
  return 'and' in filter ? [filter, ...filter.and] : [filter]
}

function opens(held: RuleFacts, rule: RuleFacts) {
  if (held.fields === null) return true
  const own = held.fields
  return (
    rule.fields?.every((path) => own.some((one) => one === path || path.startsWith(`${one}.`))) ??
    false
  )
}

function holdsClass(held: readonly RuleFacts[], model: string, sensitivity: Sensitivity) {
  return held.some(
    (one) => speaksOfAll(one, model) && one.sensitive.includes(sensitivity) && isWide(one)
  )
}

/** A class held on some records or fields only is not one to give away. */
const isWide = (rule: RuleFacts) => rule.filter === null && rule.fields === null
