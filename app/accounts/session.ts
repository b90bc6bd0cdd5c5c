import { deviceName } from '#kernel/accounts/device_name'
import { computed, datetime, reference, text } from '#kernel/records/fields/decorators'
import { model } from '#kernel/records/model'
import { RecordModel } from '#kernel/records/record_model'

/** A browser in which someone is signed in. It ends when its row is gone. */
@model({
  name: 'kernel.session',
  title: 'user_id',
  search: ['user.name', 'user.email', 'ip'],
  scope: 'global',
  verbs: [],
  sort: '-last_seen_at',
  list: ['user_id', 'device', 'ip', 'created_at', 'last_seen_at'],
  icon: 'i-lucide-monitor-smartphone',
})
export default class Session extends RecordModel {
  @reference('kernel.user', { required: true, readonly: true }) declare userId: number
  @text({ readonly: true, hidden: 'list' }) declare userAgent: string | null
  @computed('text', {
    from: ['user_agent'],
    value: (row) => deviceName(row.user_agent as string | null),
  })
  declare device: string
  @text({ readonly: true, max: 45, sensitivity: 'personal' }) declare ip: string | null
  @datetime({ required: true, readonly: true, index: true }) declare lastSeenAt: string
}
