import { json } from '#kernel/records/fields/decorators'
import { defineOperation } from '#kernel/records/operation'
import { changeableSchedule } from '#kernel/reports/schedules/changeable'
import { checkedRecipients } from '#kernel/reports/schedules/recipients'
import type ReportSchedule from '#kernel/reports/schedules/report_schedule'

interface Input {
  user_ids: unknown
  role_ids: unknown
}

/** Has a report sent to others as well: users of the company and whoever holds a role, each his own. */
export default defineOperation<ReportSchedule, Input>({
  name: 'kernel.report_schedule.share',
  on: 'kernel.report_schedule',
  input: { user_ids: json(), role_ids: json() },
  place: 'overflow',
  icon: 'i-lucide-users',
  async run(ctx, { id }, { user_ids, role_ids }) {
    const schedule = await changeableSchedule(ctx, id)
    const asked = { user_ids: idsOf(user_ids), role_ids: idsOf(role_ids) }
    const recipients = await checkedRecipients(ctx, asked, schedule.ownerId)
    schedule.userIds = recipients.user_ids
    schedule.roleIds = recipients.role_ids
  },
})

const idsOf = (list: unknown) => (Array.isArray(list) ? list.map(Number) : [])
