import type { Context } from '#kernel/companies/context'
import { splitCustom } from '#kernel/fields/read/custom_changes'
import { insertRows } from '#kernel/records/storage/insert_rows'
import { moment } from '#kernel/records/values/moment'
import { changedColumns, dehydrate } from '#kernel/records/write/columns'
import type { Tracked } from '#kernel/records/write/unit_of_work'

const BOOKKEEPING = new Set(['version', 'updated_at', 'updated_by', 'created_at', 'created_by'])

/** One row for each record this transaction created, changed or deleted, in the same transaction. */
export async function writeHistory(ctx: Context) {
  const rows = [...ctx.work!.tracked.values()]
    .filter((one) => one.raised || one.deleted)
    .map((one) => describe(ctx, one))
  await insertRows(ctx.trx!, 'history', rows)
}

function describe(ctx: Context, tracked: Tracked) {
  return {
    company_id: tracked.record.companyId ?? ctx.company.id,
    model: tracked.model.name,
    record_id: tracked.record.id,
    parent_model: tracked.parent?.model ?? null,
    parent_id: tracked.parent?.id ?? null,
    version: tracked.deleted ? tracked.storedVersion + 1 : tracked.record.version,
    operation: tracked.operation,
    user_id: ctx.user.id || null,
    at: moment(ctx.now),
    request_id: ctx.requestId,
    changes: JSON.stringify(changes(tracked)),
  }
}

/** Column by column [old, new]; a new record's values are its own row, so its entry stays empty. */
function changes({ model, record, before, deleted, beside }: Tracked) {
  if (!before) return beside
  const after: Record<string, unknown> = deleted ? {} : dehydrate(model, record)
  const keys = deleted ? Object.keys(before) : changedColumns(before, after)
  const own: Record<string, [unknown, unknown]> = Object.fromEntries(
    keys
      .filter((key) => !BOOKKEEPING.has(key))
      .map((key) => [key, [before[key] ?? null, after[key] ?? null]])
  )
  return { ...splitCustom(own), ...beside }
}
