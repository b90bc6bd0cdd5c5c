import type { Context } from '#kernel/companies/context'
import { choice, json, reference } from '#kernel/records/fields/decorators'
import { defineOperation } from '#kernel/records/operation'
import { transaction } from '#kernel/records/storage/transaction'
import { changeableReport } from '#kernel/reports/saved/may_change'
import type Report from '#kernel/reports/saved/report'
import { REPORT_SHARINGS, type ReportSharing } from '#kernel/reports/saved/wire'
import { sharedRole, sharedUsers } from '#kernel/reports/sharing/shared_people'

interface ReportShare {
  shared_with: ReportSharing
  role_id: number | null
  user_ids: readonly number[] | null
}

/** Shows a report to some users, a role or the whole company. Its owner keeps it whatever is chosen. */
export default defineOperation<Report, ReportShare>({
  name: 'kernel.report.share',
  on: 'kernel.report',
  input: {
    shared_with: choice({ of: REPORT_SHARINGS, required: true }),
    role_id: reference('kernel.role'),
    user_ids: json(),
  },
  icon: 'i-lucide-share-2',
  async run(ctx, { id }, input) {
    const report = await changeableReport(ctx, id)
    const { shared_with } = input
    report.sharedWith = shared_with
    report.roleId = shared_with === 'role' ? await sharedRole(ctx, input.role_id ?? null) : null
    report.userIds = shared_with === 'user' ? await sharedUsers(ctx, input.user_ids) : null
    return report
  },
})

/** The same from the screen: taking a report back needs no right, showing it to others does. */
export async function shareReport(ctx: Context, id: number, input: ReportShare) {
  if (input.shared_with !== 'private') ctx.access.authorize('kernel.report', 'share')
  return transaction(ctx, (inner) => inner.run<Report>('kernel.report.share', id, { ...input }))
}
