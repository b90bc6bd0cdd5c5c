import type { Context } from '#kernel/companies/context'
import type { Model } from '#kernel/records/model'
import { entryOf } from '#kernel/records/search/entry'
import type { SearchEntry } from '#kernel/records/search/entry'
import { isIndexedModel } from '#kernel/records/search/indexed'
import { insertRows } from '#kernel/records/storage/insert_rows'
import { dehydrate } from '#kernel/records/write/columns'
import type { Tracked } from '#kernel/records/write/unit_of_work'

/** Brings the entries of every record this transaction made, changed or removed up to date, within it. */
export async function writeSearch(ctx: Context) {
  const changed = [...ctx.work!.tracked.values()].filter(isWritten)
  const added: SearchEntry[] = []
  for (const tracked of changed) {
    const entry = entryNow(tracked)
    if (!tracked.before) {
      if (entry) added.push(entry)
    } else await replace(ctx, tracked, entry)
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
  return deleted ? null : entryOf(model, dehydrate(model, record))
}

async function replace(ctx: Context, tracked: Tracked, entry: SearchEntry | null) {
  const { model, record } = tracked
  const old = entryOf(model, tracked.before!)
  if (entry && old && entry.words === old.words && entry.company_id === old.company_id) return
  const rows = () => ctx.trx!.from('search_entries').where(keyOf(model, record.id))
  if (!entry) return void (await rows().delete())
  const { words, company_id } = entry
  if (old && Number(await rows().update({ words, company_id })) > 0) return
  // What was archived, or is from before the index, has none; one that is there all the same stays single.
  await rows().delete()
  await addEntries(ctx, [entry])
}

const keyOf = (model: Model, id: number) => ({ model: model.name, record_id: id })
