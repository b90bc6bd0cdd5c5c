export type Value = string | boolean | null

/** Something a chart brings along, by the key it is known by whatever it is renamed to. */
export interface Item {
  key: string
  values: Record<string, Value>
}

/** Why something stays as it is here. */
export type Reason =
  'edited' | 'posted' | 'code_taken' | 'purpose_taken' | 'balance' | 'children' | 'in_use'

/** One thing a new edition would do to what is here; with a reason it is left as it is. */
export type Step = { key: string; why?: Reason } & (
  | { does: 'add'; values: Record<string, Value> }
  | { does: 'change'; field: string; from: Value; to: Value }
  | { does: 'remove' }
)

/**
 * What leads from what was given (`base`) to what is given now (`next`), without losing what people changed meanwhile
 * (`ours`): what only the chart changed is changed, what only people changed stays and is not spoken of, and where both
 * did the same is nothing to do. Where both changed the same thing differently, people's stays, with the reason `edited`.
 */
export function threeWay(
  base: readonly Item[],
  next: readonly Item[],
  ours: readonly Item[]
): Step[] {
  const [given, kept] = [byKey(base), byKey(ours)]
  const now = byKey(next)
  return [
    ...next.flatMap((item) => {
      const [before, here] = [given.get(item.key), kept.get(item.key)]
      if (here) return changes(before ?? here, item, here)
      return before ? [] : [{ key: item.key, does: 'add' as const, values: item.values }]
    }),
    ...base.flatMap(({ key, values }) => {
      const here = kept.get(key)
      if (!here || now.has(key)) return []
      const isEdited = Object.entries(values).some(([field, value]) => here.values[field] !== value)
      return [{ key, does: 'remove' as const, ...(isEdited && { why: 'edited' as const }) }]
    }),
  ]
}

function changes(before: Item, next: Item, here: Item): Step[] {
  return Object.entries(next.values).flatMap(([field, to]) => {
    const [was, from] = [before.values[field], here.values[field]]
    if (was === undefined || to === was || to === from) return []
    const step = { key: next.key, does: 'change' as const, field, from, to }
    return [from === was ? step : { ...step, why: 'edited' as const }]
  })
}

const byKey = (items: readonly Item[]) => new Map(items.map((one) => [one.key, one]))

/** By which a step is named, where it is left out. */
export const stepId = (step: Step) =>
  step.does === 'change' ? `${step.key} ${step.field}` : `${step.key} ${step.does}`
