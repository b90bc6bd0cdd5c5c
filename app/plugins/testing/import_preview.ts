import type { Context } from '#kernel/companies/context'
import { preview } from '#kernel/exchange/import/preview'
import { registry } from '#kernel/plugins/registry'

/** What the import screen would offer for a file: its format, its columns and the mapping it suggests. */
export function importPreview(ctx: Context, model: string, path: string) {
  return preview(ctx, registry.model(model), path)
}
