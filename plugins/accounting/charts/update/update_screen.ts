import type { Context } from 'kontor/plugin'
import { editionOf, type Kind, type Plan, planUpdate } from './plan_update.js'
import { type Reason, type Step, stepId, type Value } from './three_way.js'

/** A step as the screen shows it; headings by their names. */
export interface ShownStep {
  id: string
  of: Kind
  label: string
  does: Step['does']
  field: string | null
  from: Value
  to: Value
  why: Reason | null
}

/** What a newer edition would do, in the order of the chart; nothing where there is none. */
export async function updateScreen(ctx: Context): Promise<ShownStep[] | null> {
  const edition = await editionOf(ctx)
  if (!edition) return null
  const plan = await planUpdate(ctx, edition)
  if (plan.chart.edition >= edition.source.edition) return null
  return shownSteps(plan)
}

/** The steps of an update by their names here, with the reason of those that are left out. */
export function shownSteps(plan: Plan): ShownStep[] {
  const kinds = Object.keys(plan.steps) as Kind[]
  return kinds.flatMap((of) => plan.steps[of].map((step) => shown(plan, of, step)))
}

function shown(plan: Plan, of: Kind, step: Step): ShownStep {
  const isChange = step.does === 'change'
  return {
    id: stepId(step),
    of,
    label: labelOf(plan, of, step.key),
    does: step.does,
    field: isChange ? step.field : null,
    from: isChange ? readable(plan, step.field, step.from) : null,
    to: isChange ? readable(plan, step.field, step.to) : null,
    why: step.why ?? null,
  }
}

function labelOf({ ours, next }: Plan, of: Kind, key: string) {
  const values = [...ours[of], ...next[of]].find((one) => one.key === key)?.values
  if (values && of === 'rules') return String(values.name)
  return values ? `${values.code ?? key.split(':')[1]} ${values.name}` : key
}

function readable(plan: Plan, field: string, value: Value): Value {
  if (typeof value !== 'string') return value
  if (field === 'from_tax_id' || field === 'to_tax_id') return labelOf(plan, 'taxes', value)
  if (field === 'parent_id' || field === 'account_id') return labelOf(plan, 'accounts', value)
  return field === 'parts' ? value.replaceAll(`${plan.edition.source.id}:`, '') : value
}
