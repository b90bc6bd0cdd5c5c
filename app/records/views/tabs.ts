import type { Context } from '#kernel/companies/context'
import type { Model } from '#kernel/records/model'
import { rowsFor } from '#kernel/records/query/plan'
import { Source } from '#kernel/records/query/source'
import { allOf } from '#kernel/records/query/sql'
import { registry } from '#kernel/plugins/registry'
import { listSettings } from '#kernel/records/views/list_settings'
import { mayChange, mayShare } from '#kernel/records/views/may_change'
import { mineOf } from '#kernel/records/views/mine'
import { readableQuery } from '#kernel/records/views/readable_query'
import type { Sharing, ViewQuery, Views, ViewTab } from '#kernel/records/views/wire'

const MOST = 200

/** What stands above a list for this caller: his views and those shared with him, as far as he may read what they name. */
export async function viewsOf(ctx: Context, model: Model): Promise<Views> {
  const settings = await listSettings(ctx, model)
  const saved = inOrder(await savedTabs(ctx, model), settings.order ?? [])
  const mine = mineOf(ctx, model)
  const tabs = [...(mine ? [mine] : []), ...saved]
  const start = tabs.some((one) => one.id === settings.start) ? settings.start! : null
  const roles = mayShare(ctx) ? await rolesOf(ctx) : []
  return { tabs, start, mayShare: mayShare(ctx), roles, settings }
}

interface Row {
  id: number
  name: string
  owner_id: number
  shared_with: Sharing
  role_id: number | null
  query: string | null
}

async function savedTabs(ctx: Context, model: Model): Promise<ViewTab[]> {
  const source = new Source(
    ctx.with({ companyIds: [ctx.company.id] }),
    registry.model('kernel.saved_view'),
    'kernel'
  )
  const { alias } = source
  const where = allOf(rowsFor(source))
  const rows = await ctx.rows<Row>(
    `SELECT \`id\`, \`name\`, \`owner_id\`, \`shared_with\`, \`role_id\`, \`query\` FROM \`saved_views\` AS ${alias}
      WHERE ${where.sql} AND ${alias}.\`model\` = ? AND ${alias}.\`archived_at\` IS NULL
      ORDER BY \`name\`, \`id\` LIMIT ${MOST}`,
    [...where.bindings, model.name]
  )
  return rows.map((row) => tabOf(ctx, model, row))
}

function tabOf(ctx: Context, model: Model, row: Row): ViewTab {
  const facts = { ownerId: Number(row.owner_id), sharedWith: row.shared_with }
  return {
    id: String(row.id),
    name: row.name,
    ...readableQuery(ctx, model, JSON.parse(row.query ?? '{}') as ViewQuery),
    own: facts.ownerId === ctx.user.id,
    sharedWith: facts.sharedWith,
    roleId: row.role_id === null ? null : Number(row.role_id),
    mayChange: mayChange(ctx, facts),
  }
}

/** As the user put them; new ones come last. */
function inOrder(tabs: ViewTab[], order: readonly number[]) {
  const place = (one: ViewTab) => {
    const at = order.indexOf(Number(one.id))
    return at < 0 ? order.length : at
  }
  return tabs.toSorted((a, b) => place(a) - place(b))
}

async function rolesOf(ctx: Context) {
  const rows = await ctx.rows<{ id: number; name: string }>(
    'SELECT `id`, `name` FROM `roles` WHERE `archived_at` IS NULL AND (`company_id` = ? OR `company_id` IS NULL) ORDER BY `name`, `id`',
    [ctx.company.id]
  )
  return rows.map((row) => ({ id: Number(row.id), name: row.name }))
}
