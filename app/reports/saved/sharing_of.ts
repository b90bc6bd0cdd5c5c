import type { Context } from '#kernel/companies/context'
import { findReport } from '#kernel/reports/saved/find_report'
import { mayShare } from '#kernel/reports/saved/may_change'
import type { ReportSharingProps } from '#kernel/reports/saved/wire'
import { shareableRoles, shareableUsers } from '#kernel/reports/sharing/sharing_choices'

/** With whom a report is shared, and with whom it could be. */
export async function sharingOf(ctx: Context, id: number): Promise<ReportSharingProps> {
  const { sharedWith, roleId, userIds } = await findReport(ctx, id)
  const may = mayShare(ctx)
  return {
    sharedWith,
    roleId,
    userIds: userIds ?? [],
    roles: may ? await shareableRoles(ctx) : [],
    users: may ? await shareableUsers(ctx) : [],
  }
}
