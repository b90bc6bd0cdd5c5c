import { choice, datetime, integer, reference, text } from '#kernel/records/fields/decorators'
import { model } from '#kernel/records/model'
import { RecordModel } from '#kernel/records/record_model'

export const READING_KINDS = ['record', 'list', 'screen', 'file'] as const
export type ReadingKind = (typeof READING_KINDS)[number]

export const THROUGH = ['screen', 'api', 'mail', 'alert'] as const
export type Through = (typeof THROUGH)[number]

/** Something that was read by whoever holds a role whose readings are noted. Written once and never changed. */
@model({
  name: 'kernel.reading',
  title: 'subject',
  search: ['user.name', 'user.email', 'subject', 'address'],
  verbs: [],
  sort: '-at',
  list: ['at', 'user_id', 'kind', 'subject', 'address', 'through'],
  form: [
    { key: 'reading', fields: ['at', 'user_id', 'kind', 'subject', 'address', 'through'] },
    { key: 'record', fields: ['model', 'record_id', 'request_id'] },
  ],
  icon: 'i-lucide-eye',
})
export default class Reading extends RecordModel {
  @datetime({ required: true, readonly: true, index: true }) declare at: string
  @reference('kernel.user', { required: true, readonly: true }) declare userId: number
  @choice({ of: READING_KINDS, required: true, readonly: true }) declare kind: ReadingKind
  @choice({ of: THROUGH, required: true, readonly: true }) declare through: Through
  /** In the company's language, as it was called then. */
  @text({ readonly: true }) declare subject: string | null
  @text({ required: true, readonly: true, max: 1000 }) declare address: string
  @text({ readonly: true, max: 120, hidden: 'list' }) declare model: string | null
  @integer({ readonly: true, hidden: 'list' }) declare recordId: number | null
  @text({ readonly: true, max: 64, hidden: 'list' }) declare requestId: string | null
}
