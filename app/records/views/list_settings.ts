import type { Context } from '#kernel/companies/context'
import type { Model } from '#kernel/records/model'
import { transaction } from '#kernel/records/storage/transaction'
import type { ListSettings } from '#kernel/records/views/wire'

export async function listSettings(ctx: Context, model: Model): Promise<ListSettings> {
  const [row] = await ctx.rows<{ settings: string }>(
    'SELECT `settings` FROM `list_settings` WHERE `user_id` = ? AND `company_id` = ? AND `model` = ?',
    [ctx.user.id, ctx.company.id, model.name]
  )
  return row ? (JSON.parse(row.settings) as ListSettings) : {}
}

/** Changes only what is given; null takes a setting back. */
export async function changeListSettings(
  ctx: Context,
  model: Model,
  changes: { [K in keyof ListSettings]?: ListSettings[K] | null }
): Promise<ListSettings> {
  ctx.access.authorize(model.name, 'read')
  return transaction(ctx, async (inner) => {
    const merged = { ...(await listSettings(inner, model)), ...changes }
    const settings = Object.fromEntries(
      Object.entries(merged).filter(([, value]) => value !== null && value !== undefined)
    )
    const mine = { user_id: ctx.user.id, company_id: ctx.company.id, model: model.name }
    await inner.trx!.from('list_settings').where(mine).delete()
    await inner
      .trx!.insertQuery()
      .table('list_settings')
      .insert({ ...mine, settings: JSON.stringify(settings) })
    return settings
  })
}
