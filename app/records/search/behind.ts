import type { Context } from '#kernel/companies/context'
import type { Model } from '#kernel/records/model'
import { bumpEpoch } from '#kernel/records/storage/epochs'

/** A custom field as it was when somebody began to bring the index in line with it. */
export interface Behind {
  id: number
  version: number
  company_id: number
}

/** The custom fields of a model of which the index may not say yet what their values say: of this company, or of all. */
export async function behindOf(ctx: Context, model: Model): Promise<Behind[]> {
  const { id } = ctx.company
  const rows = await ctx.rows<Behind>(
    'SELECT `id`, `version`, `company_id` FROM `custom_fields` WHERE `is_search_behind` = 1 AND `model` = ?' +
      (id ? ' AND `company_id` = ?' : ''),
    id ? [model.name, id] : [model.name]
  )
  return rows.map((row) => ({
    id: Number(row.id),
    version: Number(row.version),
    company_id: Number(row.company_id),
  }))
}

/** Notes that the index does not say yet what a definition makes of its values, and asks for a refresh. */
export async function fallBehind(ctx: Context, { id, model }: { id: number; model: string }) {
  await ctx.trx!.from('custom_fields').where({ id }).update({ is_search_behind: true })
  await ctx.later('kernel.search.refresh', { model })
}

/** Notes that the index has caught up with these fields, as far as nobody changed them meanwhile. */
export async function noteCaughtUp(ctx: Context, fields: readonly Behind[]) {
  if (fields.length === 0) return
  for (const { id, version } of fields) {
    const same = ctx.trx!.from('custom_fields').where({ id, version })
    await same.update({ is_search_behind: false })
  }
  await bumpEpoch(ctx, 'plugins')
}
