import { datetime, json, reference, text } from '#kernel/records/fields/decorators'
import { model } from '#kernel/records/model'
import { RecordModel } from '#kernel/records/record_model'

/** Something a user is told: a text of a locale file with its values, and where it leads. */
@model({
  name: 'kernel.notification',
  title: 'message',
  scope: 'shared',
  sort: '-id',
  verbs: [],
  icon: 'i-lucide-bell',
  list: ['message', 'params', 'href', 'created_at', 'read_at'],
})
export default class Notification extends RecordModel {
  @reference('kernel.user', { required: true, readonly: true }) declare userId: number
  @text({ required: true, readonly: true, max: 191 }) declare message: string
  @json({ readonly: true }) declare params: Record<string, string | number | boolean | null> | null
  @text({ readonly: true, max: 500 }) declare href: string | null
  @datetime({ readonly: true }) declare readAt: string | null
}
