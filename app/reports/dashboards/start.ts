import { inForce } from '#kernel/access/grants/in_force'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { transaction } from '#kernel/records/storage/transaction'
import { dashboardsOf } from '#kernel/reports/dashboards/plugin_parts'
import { openDashboard } from '#kernel/reports/dashboards/show_dashboard'
import type { Opened } from '#kernel/reports/dashboards/show_dashboard'
import { isAnySeen } from '#kernel/reports/dashboards/tiles/is_seen'
import type { StartScope } from '#kernel/reports/dashboards/wire'
import { sharedRole } from '#kernel/reports/sharing/shared_people'

/** Chosen to start with none. */
const NONE = 'none'

interface Row {
  scope: StartScope
  dashboard: string
}

/**
 * The dashboard the caller starts with: his own choice, else that of one of his roles, else the company's, else a
 * plugin's own of which he may see something. One that is gone, or not for him, is passed over. Undefined where there
 * is none, or he wants none.
 */
export async function startDashboard(ctx: Context): Promise<Opened | undefined> {
  const chosen = await choicesOf(ctx)
  for (const id of chosen) {
    if (id === NONE) return undefined
    const opened = await opens(ctx, id)
    if (opened) return opened
  }
  for (const { declared } of dashboardsOf(ctx)) {
    const opened = await openDashboard(ctx, declared.name)
    if (await isAnySeen(ctx, opened.tiles)) return opened
  }
  return undefined
}

export interface StartChoice {
  scope: StartScope
  role_id: number | null
  /** Null takes the choice back; `none` starts without one. */
  dashboard: string | null
}

/** Says with which dashboard one starts; for roles and the company that needs the right to share. */
export async function chooseStart(ctx: Context, { scope, role_id, dashboard }: StartChoice) {
  if (scope !== 'user') ctx.access.authorize('kernel.dashboard', 'share')
  if (dashboard !== null && dashboard !== NONE) await openDashboard(ctx, dashboard)
  return transaction(ctx, async (inner) => {
    const whose = {
      company_id: ctx.company.id,
      scope,
      user_id: scope === 'user' ? ctx.user.id : null,
      role_id: scope === 'role' ? await sharedRole(inner, role_id) : null,
    }
    await inner.trx!.from('dashboard_starts').where(whose).delete()
    if (dashboard === null) return
    await inner
      .trx!.insertQuery()
      .table('dashboard_starts')
      .insert({ ...whose, dashboard })
  })
}

/** Ids in the order they count in: of several roles the one chosen first. */
async function choicesOf(ctx: Context): Promise<string[]> {
  const roles = `SELECT \`held\`.\`role_id\` FROM \`membership_roles\` AS \`held\`
    JOIN \`memberships\` AS \`member\` ON \`member\`.\`id\` = \`held\`.\`membership_id\`
    WHERE \`member\`.\`user_id\` = ? AND \`member\`.\`company_id\` = ?
      AND \`member\`.\`archived_at\` IS NULL AND \`held\`.\`archived_at\` IS NULL
      AND ${inForce('held')}`
  const rows = await ctx.rows<Row>(
    `SELECT \`scope\`, \`dashboard\` FROM \`dashboard_starts\` WHERE \`company_id\` = ?
      AND (\`scope\` = 'company' OR (\`scope\` = 'user' AND \`user_id\` = ?)
        OR (\`scope\` = 'role' AND \`role_id\` IN (${roles})))
      ORDER BY \`id\``,
    [ctx.company.id, ctx.user.id, ctx.user.id, ctx.company.id, ctx.today, ctx.today]
  )
  const order: StartScope[] = ['user', 'role', 'company']
  return order.flatMap((scope) =>
    rows.filter((row) => row.scope === scope).map((row) => row.dashboard)
  )
}

async function opens(ctx: Context, id: string): Promise<Opened | undefined> {
  try {
    return await openDashboard(ctx, id)
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}
