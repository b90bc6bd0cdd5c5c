import type { Context } from '#kernel/companies/context'
import { ORIGINAL } from '#kernel/records/record_model'
import { updateRows } from '#kernel/records/storage/change_rows'
import { ConcurrentWrite } from '#kernel/records/storage/concurrent_write'
import { changedColumns, dehydrate } from '#kernel/records/write/columns'
import { prepare } from '#kernel/records/write/prepare'
import type { Tracked } from '#kernel/records/write/unit_of_work'

const MOST_ROUNDS = 8

/**
 * Writes every changed record of the transaction, lines before what they belong to. A record's version is
 * raised once in a transaction, however often it is written; a row that someone else changed meanwhile
 * starts the transaction anew. What `prepare` changes in turn is written in the next round. Those not `wanted` wait.
 */
export async function flush(ctx: Context, wanted: (tracked: Tracked) => boolean = all) {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const changed = [...ctx.work!.awake].filter((one) => wanted(one) && isChanged(one))
    if (changed.length === 0) return
    changed.sort((one, other) => Number(Boolean(other.parent)) - Number(Boolean(one.parent)))
    for (const one of changed) await write(ctx, one)
  }
  throw new Error('records keep changing each other: prepare() must come to rest')
}

const all = () => true

function isChanged(tracked: Tracked) {
  if (tracked.deleted) return false
  return tracked.touched || columnsToWrite(tracked).length > 0
}

function columnsToWrite({ model, record }: Tracked) {
  return changedColumns(record[ORIGINAL], dehydrate(model, record))
}

async function write(ctx: Context, tracked: Tracked) {
  const { record, model, touched } = tracked
  tracked.touched = false
  await prepare(ctx, model, record)
  // what prepare() takes back to what is stored is no change
  if (!touched && columnsToWrite(tracked).length === 0) return
  stamp(ctx, tracked)
  const row = dehydrate(model, record)
  const columns = changedColumns(record[ORIGINAL], row)
  if (columns.length === 0) return
  ctx.work!.noteWritten(tracked, columns)
  const seen = { id: record.id, version: tracked.storedVersion }
  const values = Object.fromEntries(columns.map((key) => [key, row[key]]))
  if ((await updateRows(ctx.trx!, model.table, seen, values)) === 0) {
    throw new ConcurrentWrite(`${model.name} ${record.id}`)
  }
  tracked.storedVersion = record.version
  record[ORIGINAL] = row
  ctx.work!.touchParent(tracked)
}

function stamp(ctx: Context, tracked: Tracked) {
  const { record } = tracked
  if (tracked.raised) return
  tracked.raised = true
  record.version = tracked.storedVersion + 1
  record.updatedAt = ctx.now.toISOString()
  record.updatedBy = ctx.user.id || null
}
