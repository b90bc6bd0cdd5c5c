import type { EditedRule, ModelRights } from '#kernel/access/screens/wire'

/** A rule in the editor; `uid` tells new ones apart. */
export interface DraftRule extends EditedRule {
  uid: number
}

let next = 1

export function draftOf(rule: EditedRule): DraftRule {
  return { ...(JSON.parse(JSON.stringify(rule)) as EditedRule), uid: next++ }
}

export const newRule = (model: string, operations: string[] = []) =>
  draftOf({ name: null, model, operations, filter: null, fields: null, sensitive: [] })

/** Whether a rule opens only some records or fields. */
export const isLimited = (rule: EditedRule) => rule.filter !== null || rule.fields !== null

/** A rule that grants nothing but classes, on everything. */
export const isClassRule = (rule: EditedRule) => rule.model === '*' && rule.operations.length === 0

/** Rules for many models at once: their rows in the matrix cannot show them. */
export const isWide = (rule: EditedRule) =>
  (rule.model === '*' || rule.model.endsWith('.*')) && !isClassRule(rule)

export function coversModel(rule: EditedRule, model: string) {
  if (rule.model === '*') return true
  return rule.model.endsWith('.*') && model.startsWith(rule.model.slice(0, -1))
}

export type CellState = 'none' | 'some' | 'all' | 'wide'

/** What a cell shows: not allowed, allowed on some records or fields, allowed, allowed by a wide rule. */
export function cellState(rules: readonly EditedRule[], model: string, verb: string): CellState {
  const speaks = (rule: EditedRule) =>
    rule.operations.includes('*') || rule.operations.includes(verb)
  if (
    rules.some(
      (rule) => isWide(rule) && coversModel(rule, model) && speaks(rule) && !isLimited(rule)
    )
  ) {
    return 'wide'
  }
  const own = rules.filter((rule) => rule.model === model && speaks(rule))
  if (own.length === 0) return 'none'
  return own.some((rule) => !isLimited(rule)) ? 'all' : 'some'
}

export const allVerbs = (model: ModelRights) => [
  ...model.verbs,
  ...model.operations.map((one) => one.verb),
]

/** Allows or takes back a verb. A rule for everything is written out before a part of it is taken away. */
export function setCell(
  rules: readonly DraftRule[],
  model: ModelRights,
  verb: string,
  on: boolean
): DraftRule[] {
  const own = rules.filter((rule) => rule.model === model.name)
  if (on) {
    const open = own.find((rule) => !isLimited(rule)) ?? own[0]
    if (!open) return [...rules, newRule(model.name, [verb])]
    return rules.map((rule) =>
      rule === open ? { ...rule, operations: [...rule.operations, verb] } : rule
    )
  }
  return rules
    .map((rule) =>
      own.includes(rule) ? { ...rule, operations: without(rule, model, verb) } : rule
    )
    .filter(
      (rule) =>
        !(rule.model === model.name && rule.operations.length === 0 && rule.sensitive.length === 0)
    )
}

function without(rule: DraftRule, model: ModelRights, verb: string) {
  const verbs = rule.operations.includes('*') ? allVerbs(model) : rule.operations
  return verbs.includes(verb) ? verbs.filter((one) => one !== verb) : rule.operations
}

/** The lines to send: what is new, changed and gone. */
export function changedLines(before: readonly EditedRule[], after: readonly DraftRule[]) {
  const wire = ({ name, model, operations, filter, fields, sensitive }: EditedRule) => ({
    name,
    model,
    operations,
    // No condition yet is no condition: all records.
    filter: Array.isArray(filter) && filter.length === 0 ? null : filter,
    fields,
    sensitive,
  })
  const kept = new Set(after.map((rule) => rule.id))
  const gone = before.filter((rule) => !kept.has(rule.id)).map(({ id }) => ({ id, _delete: true }))
  const rest = after.flatMap((rule) => {
    const old = before.find((one) => one.id === rule.id && rule.id !== undefined)
    if (!old) return [wire(rule)]
    return JSON.stringify(wire(old)) === JSON.stringify(wire(rule))
      ? []
      : [{ id: rule.id, ...wire(rule) }]
  })
  return [...gone, ...rest]
}
