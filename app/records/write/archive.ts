import type { Context } from '#kernel/companies/context'
import type { RecordModel } from '#kernel/records/record_model'

/** Takes a record out of lists and pickers; whatever refers to it goes on doing so. */
export function archiveRecord(ctx: Context, record: RecordModel) {
  record.archivedAt ??= ctx.now.toISOString()
  return record
}

export function restoreRecord(_: Context, record: RecordModel) {
  record.archivedAt = null
  return record
}
