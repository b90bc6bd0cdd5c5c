import { choice, json, reference, text } from '#kernel/records/fields/decorators'
import { model } from '#kernel/records/model'
import { RecordModel } from '#kernel/records/record_model'
import { SHARINGS } from '#kernel/records/views/wire'
import type { Sharing, ViewQuery } from '#kernel/records/views/wire'

/**
 * A list setting under a name: conditions, order, columns, groups. It says what to look at, never what may
 * be seen: whoever opens it looks with his own rights.
 */
@model({
  name: 'kernel.saved_view',
  title: 'name',
  verbs: [],
  sort: 'name',
  list: ['name', 'model', 'owner_id', 'shared_with', 'role_id', 'updated_at'],
  icon: 'i-lucide-bookmark',
})
export default class SavedView extends RecordModel {
  @text({ required: true, max: 120, readonly: true }) declare name: string
  @choice({ of: 'model', required: true, readonly: true }) declare model: string
  @reference('kernel.user', { required: true, readonly: true }) declare ownerId: number
  @choice({ of: SHARINGS, required: true, readonly: true, default: 'private' })
  declare sharedWith: Sharing
  @reference('kernel.role', { readonly: true }) declare roleId: number | null
  @json({ readonly: true, hidden: true }) declare query: ViewQuery | null

  isOwnedBy(userId: number) {
    return this.ownerId === userId
  }
}
