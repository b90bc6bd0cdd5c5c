import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import type { Model } from '#kernel/records/model'

/** The model of that name; one that is off or not to be seen does not exist. Throws 422 E_MODEL. */
export function importedModel(ctx: Context, name: string): Model {
  const model = registry.models.get(name)
  if (!model || model.lineOf || !ctx.has(model.plugin) || !ctx.access.allows(model.name, 'read')) {
    throw Refusal.input([{ field: 'model', code: 'E_MODEL' }])
  }
  return model
}

/** Throws where the caller may not import into a model, or nobody can. */
export function authorizeImport(ctx: Context, model: Model) {
  for (const verb of ['import', 'create']) ctx.access.authorize(model.name, verb)
  if (!model.verbs.includes('create')) throw new Refusal('E_NOT_IMPORTABLE', { model: model.name })
}
