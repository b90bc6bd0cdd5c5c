import { send } from '~/records/send'
import type { ModelDescription } from '~/records/types'

const known = new Map<string, Promise<ModelDescription>>()

/** The fields of a model as lists know them; asked for once. */
export function descriptionOf(model: string): Promise<ModelDescription> {
  let asked = known.get(model)
  if (!asked) {
    asked = send<ModelDescription>(
      'GET',
      `/kernel/roles/describe?model=${encodeURIComponent(model)}`
    )
    asked.catch(() => known.delete(model))
    known.set(model, asked)
  }
  return asked
}
