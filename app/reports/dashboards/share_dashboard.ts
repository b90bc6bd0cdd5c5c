import type { Context } from '#kernel/companies/context'
import { choice, json, reference } from '#kernel/records/fields/decorators'
import { defineOperation } from '#kernel/records/operation'
import { transaction } from '#kernel/records/storage/transaction'
import type Dashboard from '#kernel/reports/dashboards/dashboard'
import { changeableDashboard } from '#kernel/reports/dashboards/may_change'
import { DASHBOARD_SHARINGS } from '#kernel/reports/dashboards/wire'
import type { DashboardSharing } from '#kernel/reports/dashboards/wire'
import { sharedRole, sharedUsers } from '#kernel/reports/sharing/shared_people'

export interface DashboardShare {
  shared_with: DashboardSharing
  role_id: number | null
  user_ids: number[] | null
}

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
    dashboard.roleId = shared_with === 'role' ? await sharedRole(ctx, input.role_id ?? null) : null
    dashboard.userIds = shared_with === 'user' ? await sharedUsers(ctx, input.user_ids) : null
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
