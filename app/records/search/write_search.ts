import type { Context } from '#kernel/companies/context'
import type { Model } from '#kernel/records/model'
import { ORIGINAL } from '#kernel/records/record_model'
import { entryOf } from '#kernel/records/search/entry'
import type { SearchEntry } from '#kernel/records/search/entry'
import { isIndexedModel } from '#kernel/records/search/indexed'
import { deleteRows, updateRows } from '#kernel/records/storage/change_rows'
import { insertRows } from '#kernel/records/storage/insert_rows'
import type { Tracked } from '#kernel/records/write/unit_of_work'

/** Brings the entries of every record this transaction made, changed or removed up to date, within it. */
export async function writeSearch(ctx: Context) {
  const changed = [...ctx.work!.tracked.values()].filter(isWritten)
  const added: SearchEntry[] = []
  for (const tracked of changed) {
    const entry = entryNow(tracked)
    if (!tracked.before) {
      if (entry) added.push(entry)
    } else added.push(...(await replace(ctx, tracked, entry)))
  }
  await addEntries(ctx, added)
}

/** Stores entries of records that have none yet. */
export const addEntries = (ctx: Context, entries: readonly SearchEntry[]) =>
  insertRows(
    ctx.trx!,
    'search_entries',
    entries.map((one) => ({ ...one }))
  )

function isWritten({ model, raised, deleted, before }: Tracked) {
  if (!isIndexedModel(model)) return false
  return deleted ? before !== undefined : raised
}

function entryNow({ model, record, deleted }: Tracked) {
  return deleted ? null : entryOf(model, record[ORIGINAL])
}

/** Brings a record's entry up to date where it has one; answers the entry it needs where it has none. */
async function replace(ctx: Context, tracked: Tracked, entry: SearchEntry | null) {
  const key = keyOf(tracked.model, tracked.record.id)
  const old = entryOf(tracked.model, tracked.before!)
  if (entry && old && entry.words === old.words && entry.company_id === old.company_id) return []
  if (entry && old) {
    const { words, company_id } = entry
    if ((await updateRows(ctx.trx!, 'search_entries', key, { words, company_id })) > 0) return []
  }
  // What had no word, or is from before the index, has none; one that is there all the same stays single.
  await deleteRows(ctx.trx!, 'search_entries', key)
  return entry ? [entry] : []
}

const keyOf = (model: Model, id: number) => ({ model: model.name, record_id: id })
