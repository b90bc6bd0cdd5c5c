import { choice, json, text } from '#kernel/records/fields/decorators'
import { model } from '#kernel/records/model'
import { RecordModel } from '#kernel/records/record_model'
import type { Mapping } from '#kernel/exchange/mapping/mapping'

/** Which column fills which field, kept for files that come again. */
@model({
  name: 'kernel.import_mapping',
  title: 'name',
  search: ['name'],
  sort: 'name',
  verbs: ['update', 'delete'],
  icon: 'i-lucide-columns-3-cog',
  list: ['name', 'model', 'created_at'],
})
export default class ImportMapping extends RecordModel {
  @text({ required: true, max: 120 }) declare name: string
  @choice({ of: 'model', readonly: true }) declare model: string
  @json({ readonly: true, hidden: true }) declare mapping: Mapping
}
