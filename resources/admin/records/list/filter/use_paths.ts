import { reactive } from 'vue'
import { send } from '../../send'
import type { FieldDescription, ModelDescription } from '../../types'

/** The fields of models that references lead to, by their path: asked for once. */
const known = reactive(new Map<string, FieldDescription[]>())
const asked = new Set<string>()

/** How many references a path may follow. */
export const MOST_STEPS = 2

const comparable = (field: FieldDescription) =>
  field.filterable && !(field.base && field.hidden === true)

function fieldsBehind(path: string): FieldDescription[] {
  if (!asked.has(path)) {
    asked.add(path)
    void send<FieldDescription[]>('GET', `${path}/fields`).then(
      (fields) => known.set(path, fields),
      () => asked.delete(path)
    )
  }
  return (known.get(path) ?? []).filter(comparable)
}

/** One step of a path: the fields to choose from, and the one chosen. */
export interface Step {
  fields: FieldDescription[]
  chosen?: FieldDescription
}

/** Paths such as `borrower.name`: step by step, and the field each leads to. */
export function usePaths(model: () => ModelDescription) {
  const own = () => model().fields.filter(comparable)

  /** The steps of a path; after a reference there is one more, in which the record itself is meant. */
  function stepsOf(path: string): Step[] {
    const steps: Step[] = []
    let fields = own()
    let rest = path
    while (steps.length <= MOST_STEPS) {
      const chosen = chosenOf(fields, rest)
      steps.push({ fields, chosen: chosen?.field })
      const target = chosen?.field.reference?.path
      if (!chosen || !target) break
      fields = fieldsBehind(target)
      if (chosen.rest === null) {
        if (steps.length <= MOST_STEPS) steps.push({ fields })
        break
      }
      rest = chosen.rest
    }
    return steps
  }

  /** The field at the end of a path, under the whole path as its key. */
  function fieldAt(path: string): FieldDescription | undefined {
    const steps = stepsOf(path).filter((one) => one.chosen)
    const last = steps.at(-1)?.chosen
    return last && pathOf(steps.map((one) => one.chosen!)) === path
      ? { ...last, key: path }
      : undefined
  }

  /** The fields on the way, for the words of a path. */
  function wayOf(path: string) {
    return stepsOf(path).flatMap((one) => one.chosen ?? [])
  }

  return { stepsOf, fieldAt, wayOf }
}

/** `borrower_id` and `name` → `borrower.name`. */
export function pathOf(fields: readonly FieldDescription[]) {
  return fields
    .map((field, at) => (at < fields.length - 1 ? field.reference!.relation : field.key))
    .join('.')
}

/** The field a path begins with, and what is left of it; null where it ends there. */
function chosenOf(fields: readonly FieldDescription[], path: string) {
  const last = fields.find((one) => one.key === path)
  if (last) return { field: last, rest: null }
  const on = fields.find((one) => one.reference && path.startsWith(`${one.reference.relation}.`))
  return on && { field: on, rest: path.slice(on.reference!.relation.length + 1) }
}
