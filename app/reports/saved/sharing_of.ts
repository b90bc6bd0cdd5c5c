import type { Context } from '#kernel/companies/context'
import { findReport } from '#kernel/reports/saved/find_report'
import { mayShare, refuseOthers } from '#kernel/reports/saved/may_change'
import type { ReportSharingProps } from '#kernel/reports/saved/wire'
import { shareableRoles, shareableUsers } from '#kernel/reports/sharing/sharing_choices'

/** With whom a report is shared, told to whoever may change it; with whom it could be, to whoever may share. */
export async function sharingOf(ctx: Context, id: number): Promise<ReportSharingProps> {
  const report = await findReport(ctx, id)
  refuseOthers(ctx, report)
  const { sharedWith, roleId, userIds } = report
  const may = mayShare(ctx)
  return {
    sharedWith,
    roleId,
    userIds: userIds ?? [],
    roles: may ? await shareableRoles(ctx) : [],
    users: may ? await shareableUsers(ctx) : [],
  }
}
