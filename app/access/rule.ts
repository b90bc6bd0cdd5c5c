import type { FilterNode } from '#kernel/records/query/filter'
import type { Sensitivity } from '#kernel/records/fields/kinds'

/** A named set of rules, as the compiler needs it. */
export interface RoleFacts {
  id: number
  key: string
  name: string
  ownerPlugin: string | null
}

/**
 * One row of the table `rules`. With a role it is a permission (OR-ed with the others), without
 * one a restriction that everybody in the company is under (AND-ed).
 */
export interface RuleFacts {
  /** Null for the permission an administrator has by being one. */
  id: number | null
  name: string
  roleId: number | null
  /** A model's name, `<plugin>.*` or `*`. */
  model: string
  /** Verbs, or `*`. Empty on a rule that only grants sensitive classes. */
  operations: readonly string[]
  /** The records it speaks of, in the API's grammar; null is all of them. */
  filter: FilterNode | null
  /** The fields it speaks of, by their names on the wire; null is all of them. */
  fields: readonly string[] | null
  sensitive: readonly Sensitivity[]
}

/** Whoever may delete may archive and bring back: the gentler verbs follow from the harsher. */
const IMPLIED_BY: Record<string, string[]> = {
  archive: ['archive', 'delete'],
  restore: ['restore', 'archive', 'delete'],
}

/** What an administrator holds without any rule. Classes beyond `personal` must be granted. */
export const ADMINISTRATOR: RuleFacts = {
  id: null,
  name: 'administrator',
  roleId: null,
  model: '*',
  operations: ['*'],
  filter: null,
  fields: null,
  sensitive: ['personal'],
}

/** The role every company has from the kernel itself; who holds it is an administrator. */
export const isAdministratorRole = (role: { key: string | null; ownerPlugin: string | null }) =>
  role.key === 'administrator' && role.ownerPlugin === 'kernel'

export const isRestriction = (rule: RuleFacts) => rule.id !== null && rule.roleId === null

/** Whether a rule speaks of a model: by its name, its plugin's `sample.*`, or `*`. */
export function speaksOfModel(rule: RuleFacts, model: string) {
  if (rule.model === model || rule.model === '*') return true
  return rule.model.endsWith('.*') && model.startsWith(rule.model.slice(0, -1))
}

/** Whether a permission allows a verb on some records of a model. */
export function permits(rule: RuleFacts, model: string, verb: string) {
  if (!speaksOfModel(rule, model)) return false
  if (rule.operations.includes('*')) return true
  return (IMPLIED_BY[verb] ?? [verb]).some((one) => rule.operations.includes(one))
}

/** Whether a restriction limits a verb on a model. Bringing back is limited with archiving. */
export function restricts(rule: RuleFacts, model: string, verb: string) {
  if (!speaksOfModel(rule, model)) return false
  const word = verb === 'restore' ? 'archive' : verb
  return rule.operations.includes('*') || rule.operations.includes(word)
}

/**
 * Whether a field list names a path. `lines` and `custom` name all within them, and
 * `lines.quantity` names the way to it too.
 */
export function listsField(fields: readonly string[] | null, path: string) {
  if (!fields) return true
  return fields.some(
    (one) => one === path || path.startsWith(`${one}.`) || one.startsWith(`${path}.`)
  )
}

/** `sample.loan.return` → its model and its verb. Operations of no model have the plugin as model. */
export function splitRight(right: string) {
  const at = right.lastIndexOf('.')
  return { model: right.slice(0, at), verb: right.slice(at + 1) }
}

/** One row of the table as facts; what stands in its JSON columns was checked when it was written. */
export function ruleFromRow(row: Record<string, unknown>): RuleFacts {
  const read = <T>(value: unknown, otherwise: T): T =>
    value === null || value === undefined || value === ''
      ? otherwise
      : (JSON.parse(String(value)) as T)
  return {
    id: Number(row.id),
    name: String(row.name ?? ''),
    roleId: row.role_id === null ? null : Number(row.role_id),
    model: String(row.model),
    operations: read<string[]>(row.operations, []),
    filter: read<FilterNode | null>(row.filter, null),
    fields: read<string[] | null>(row.fields, null),
    sensitive: read<Sensitivity[]>(row.sensitive, []),
  }
}
