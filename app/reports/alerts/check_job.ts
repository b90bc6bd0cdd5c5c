import { defineJob } from '#kernel/jobs/define_job'
import { checkAlert } from '#kernel/reports/alerts/check_alert'

/** Looks at a watched figure with the rights of one receiver. */
export default defineJob<{ alert_id: number; user_id: number }>({
  name: 'kernel.reports.check',
  as: 'kernel',
  notice: 'never',
  attempts: 3,
  run: (_ctx, { alert_id: alert, user_id: user }) => checkAlert(alert, user),
})
