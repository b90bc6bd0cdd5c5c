import type { Context } from '#kernel/companies/context'
import type { Model } from '#kernel/records/model'
import { transaction } from '#kernel/records/storage/transaction'

/** How a user likes one list: kept on the server, so that it is the same on every machine. */
export interface ListSettings {
  /** Columns in their order, where the user chose some. */
  columns?: string[]
  widths?: Record<string, number>
  /** How many columns from the first stay in sight while one scrolls sideways. */
  pinned?: number
  /** The view the list starts with: a saved one by its id, or `mine`. */
  start?: string
  /** Saved views in the order of their tabs. */
  order?: number[]
}

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
