import { choice, json, reference, text } from '#kernel/records/fields/decorators'
import { model } from '#kernel/records/model'
import { RecordModel } from '#kernel/records/record_model'

export const SHARINGS = ['private', 'role', 'company'] as const
export type Sharing = (typeof SHARINGS)[number]

/** The parameters of a list that a view remembers, as they stand in its address. */
export type ViewQuery = Partial<
  Record<'q' | 'filter' | 'sort' | 'fields' | 'group' | 'archived', string>
>

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
  @text({ required: true, max: 120, readonly: true }) declare model: string
  @reference('kernel.user', { required: true, readonly: true }) declare ownerId: number
  @choice({ of: SHARINGS, required: true, readonly: true, default: 'private' })
  declare sharedWith: Sharing
  @reference('kernel.role', { readonly: true }) declare roleId: number | null
  @json({ readonly: true, hidden: true }) declare query: ViewQuery | null

  isOwnedBy(userId: number) {
    return this.ownerId === userId
  }
}
