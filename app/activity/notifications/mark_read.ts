import type Notification from '#kernel/activity/notifications/notification'
import { defineOperation } from '#kernel/records/operation'
import { moment } from '#kernel/records/values/moment'

/** Takes a notification off the bell's count. */
export default defineOperation<Notification>({
  name: 'kernel.notification.mark_read',
  on: 'kernel.notification',
  reads: true,
  when: (notification) => !notification.read_at,
  place: 'secondary',
  icon: 'i-lucide-check',
  run(ctx, notification) {
    notification.readAt ??= moment(ctx.now)
  },
})
