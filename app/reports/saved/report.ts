import { boolean, choice, json, longText, reference, text } from '#kernel/records/fields/decorators'
import { model } from '#kernel/records/model'
import { RecordModel } from '#kernel/records/record_model'
import type { Presentation } from '#kernel/reports/output/presentation'
import type { ReportQuery } from '#kernel/reports/query/definition'
import { REPORT_SHARINGS, type ReportSharing } from '#kernel/reports/saved/wire'

/**
 * A query under a name, and how its answer is shown. It says what to look at, never what may be seen: whoever opens
 * it looks with his own rights, and nothing it ever answered is kept.
 */
@model({
  name: 'kernel.report',
  title: 'name',
  search: ['name', 'description'],
  verbs: [],
  sort: 'name',
  list: ['name', 'source', 'owner_id', 'shared_with', 'role_id', 'updated_at'],
  icon: 'i-lucide-chart-column',
})
export default class Report extends RecordModel {
  @text({ required: true, max: 120, readonly: true }) declare name: string
  @longText({ max: 2000, readonly: true }) declare description: string | null
  /** The model it is about, which the query names too. */
  @choice({ of: 'model', required: true, readonly: true }) declare source: string
  @json({ readonly: true, hidden: true }) declare query: ReportQuery
  @json({ readonly: true, hidden: true }) declare presentation: Presentation | null
  /** Nobody's is a plugin's ready-made one. */
  @reference('kernel.user', { readonly: true }) declare ownerId: number | null
  @choice({ of: REPORT_SHARINGS, required: true, readonly: true, default: 'private' })
  declare sharedWith: ReportSharing
  @reference('kernel.role', { readonly: true }) declare roleId: number | null
  /** The users it is shared with, by their numbers. */
  @json({ readonly: true, hidden: true }) declare userIds: number[] | null
  /** Ready-made: its name in the plugin's declaration. */
  @text({ max: 60, readonly: true, hidden: true }) declare key: string | null
  @text({ max: 60, readonly: true, hidden: true }) declare ownerPlugin: string | null
  /** Ready-made, and changed here: the plugin leaves it alone from then on. */
  @boolean({ readonly: true, hidden: true }) declare isEdited: boolean

  isOwnedBy(userId: number) {
    return this.ownerId === userId
  }
}
