import type { HttpContext } from '@adonisjs/core/http'
import type { Context } from '#kernel/companies/context'
import { authorizeImport } from '#kernel/exchange/import/importable'
import { registry } from '#kernel/plugins/registry'
import { locate } from '#kernel/records/screens/locate'

export const MOST_BYTES = 200 * 1024 * 1024

/**
 * Refuses a file for an import before it is read: on its screen by the model at the address, over the API,
 * where the model stands in the form itself, whoever may import nothing at all.
 */
export function mayUpload(http: HttpContext, ctx: Context) {
  const route = http.route?.name ?? ''
  if (route === 'import.preview' || route === 'import.store') {
    const { model } = locate(http)
    authorizeImport(ctx, model)
  }
  if (route !== 'api.imports.store') return
  const models = [...registry.models.values()].filter((one) => ctx.has(one.plugin) && !one.lineOf)
  if (!models.some((one) => ctx.access.allows(one.name, 'import'))) {
    ctx.access.authorize('kernel.import', 'create')
  }
}
