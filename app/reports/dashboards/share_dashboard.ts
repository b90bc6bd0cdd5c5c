import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { choice, json, reference } from '#kernel/records/fields/decorators'
import { defineOperation } from '#kernel/records/operation'
import { transaction } from '#kernel/records/storage/transaction'
import type Dashboard from '#kernel/reports/dashboards/dashboard'
import { changeableDashboard } from '#kernel/reports/dashboards/may_change'
import { DASHBOARD_SHARINGS } from '#kernel/reports/dashboards/wire'
import type { DashboardSharing } from '#kernel/reports/dashboards/wire'

export interface DashboardShare {
  shared_with: DashboardSharing
  role_id: number | null
  user_ids: number[] | null
}

const MOST = 100

/** Shows a dashboard to some users, a role or the whole company. Its owner keeps it whatever is chosen. */
export default defineOperation<Dashboard, DashboardShare>({
  name: 'kernel.dashboard.share',
  on: 'kernel.dashboard',
  input: {
    shared_with: choice({ of: DASHBOARD_SHARINGS, required: true }),
    role_id: reference('kernel.role'),
    user_ids: json(),
  },
  icon: 'i-lucide-share-2',
  async run(ctx, { id }, input) {
    const dashboard = await changeableDashboard(ctx, id)
    const { shared_with } = input
    dashboard.sharedWith = shared_with
    dashboard.roleId = shared_with === 'role' ? await roleOf(ctx, input.role_id ?? null) : null
    dashboard.userIds = shared_with === 'user' ? await usersOf(ctx, input.user_ids) : null
    return dashboard
  },
})

/** The same from the screen: taking a dashboard back needs no right, showing it to others does. */
export async function shareDashboard(ctx: Context, id: number, input: DashboardShare) {
  if (input.shared_with !== 'private') ctx.access.authorize('kernel.dashboard', 'share')
  return transaction(ctx, (inner) =>
    inner.run<Dashboard>('kernel.dashboard.share', id, { ...input })
  )
}

async function roleOf(ctx: Context, id: number | null) {
  const role = id === null ? undefined : await ctx.records('kernel.role').find(id)
  if (!role || role.archivedAt) {
    throw Refusal.input([{ field: 'role_id', code: id === null ? 'E_REQUIRED' : 'E_REFERENCE' }])
  }
  return role.id
}

/** People of this company, each once. */
async function usersOf(ctx: Context, given: unknown): Promise<number[]> {
  const ids = Array.isArray(given) ? [...new Set(given as unknown[])] : []
  if (ids.length === 0) throw Refusal.input([{ field: 'user_ids', code: 'E_REQUIRED' }])
  if (ids.length > MOST) throw Refusal.input([{ field: 'user_ids', code: 'E_QUERY_TOO_LARGE' }])
  const members = await ctx.rows<{ user_id: number }>(
    'SELECT `user_id` FROM `memberships` WHERE `company_id` = ? AND `archived_at` IS NULL',
    [ctx.company.id]
  )
  const known = new Set(members.map((one) => Number(one.user_id)))
  if (!ids.every((id) => typeof id === 'number' && known.has(id))) {
    throw Refusal.input([{ field: 'user_ids', code: 'E_REFERENCE' }])
  }
  return ids as number[]
}
