import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import type { Model } from '#kernel/records/model'
import type { Operation } from '#kernel/records/operation'
import { builtIn } from '#kernel/records/write/built_in'

const BUILT_IN = ['update', 'archive', 'restore', 'delete']

/** Every operation that can be run on many records of a model at once. */
export function bulkOperations(model: Model): Operation[] {
  const own = [...registry.operations.values()].filter((one) => isForMany(model, one))
  const names = new Set(own.map((one) => one.name))
  const common = BUILT_IN.map((verb) => `${model.name}.${verb}`).filter((name) => !names.has(name))
  return [...own, ...common.map(builtIn).filter((one) => one !== undefined)]
}

/** Whether an operation acts on records of the model that are there. */
export const isForMany = (model: Model, operation: Operation) =>
  operation.on === model.name && operation.verb !== 'create'

/** Whether the caller may run it on any record at all. */
export function mayRunOnMany(ctx: Context, model: Model, { plugin, verb }: Operation) {
  const right = verb === 'restore' ? 'archive' : verb
  return ctx.has(plugin) && ctx.access.allows(model.name, right)
}

/** As a request names it: by its verb where that is enough. */
export const bulkName = (model: Model, { name, verb }: Operation) =>
  name === `${model.name}.${verb}` ? verb : name
