import type { RuleFacts } from '#kernel/access/rule'
import { listsField, speaksOfModel } from '#kernel/access/rule'
import type { Sensitivity } from '#kernel/records/fields/kinds'

/**
 * Whether permissions that allow a verb on a model allow one of its fields.
 *
 * Each permission may open other fields on other records, but a column of a list is either there
 * or not. So a field is open only where it is open on *every* record the permissions reach
 * together: one that grants it speaks of all records, or each that does not has the same filter
 * as one that does. Whoever may read all of some records and names of the rest sees names;
 * nobody sees, sorts or sums a field of a record no rule opened to him.
 */
export function fieldIsCovered(
  model: string,
  field: { path: string; sensitivity?: Sensitivity },
  permissions: readonly RuleFacts[],
  classRules: readonly RuleFacts[]
) {
  const open = permissions.filter(
    (rule) =>
      listsField(rule.fields, field.path) && grantsClass(rule, field.sensitivity, model, classRules)
  )
  if (open.length === 0) return false
  if (open.some((rule) => rule.filter === null)) return true
  const reach = new Set(open.map((rule) => JSON.stringify(rule.filter)))
  return permissions.every((rule) => reach.has(JSON.stringify(rule.filter)))
}

/** A class is granted with the permission, or by a rule that grants nothing else. */
function grantsClass(
  rule: RuleFacts,
  sensitivity: Sensitivity | undefined,
  model: string,
  classRules: readonly RuleFacts[]
) {
  if (!sensitivity || rule.sensitive.includes(sensitivity)) return true
  return classRules.some((one) => speaksOfModel(one, model) && one.sensitive.includes(sensitivity))
}
