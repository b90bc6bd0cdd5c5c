import type { Context } from '#kernel/companies/context'
import { isExtended } from '#kernel/fields/company_fields'
import type { Model } from '#kernel/records/model'
import { ORIGINAL } from '#kernel/records/record_model'
import { ownCustomTexts } from '#kernel/records/search/custom_texts'
import { entryOf } from '#kernel/records/search/entry'
import type { SearchEntry } from '#kernel/records/search/entry'
import { bringInLine } from '#kernel/records/search/in_line'
import { isIndexedModel } from '#kernel/records/search/indexed'
import { addEntries, entriesOfRecords } from '#kernel/records/search/stored_entries'
import { deleteRows, updateRows } from '#kernel/records/storage/change_rows'
import type { Tracked } from '#kernel/records/write/unit_of_work'

/** So many shared records are looked up in one statement. */
const AT_ONCE = 1000

type Row = Record<string, unknown>

/** Brings the entries of every record this transaction made, changed or removed up to date, within it. */
export async function writeSearch(ctx: Context) {
  const added: SearchEntry[] = []
  const shared = new Map<Model, Row[]>()
  for (const tracked of ctx.work!.tracked.values()) {
    if (!isWritten(tracked)) continue
    const { model, record, before, deleted } = tracked
    if (deleted) await deleteRows(ctx.trx!, 'search_entries', keyOf(model, record.id))
    else if (isKeptBeside(model)) shared.set(model, [...(shared.get(model) ?? []), rowOf(tracked)])
    else if (before) added.push(...(await replace(ctx, tracked, before)))
    else added.push(...present(entryNow(model, rowOf(tracked))))
  }
  await addEntries(ctx, added)
  for (const [model, rows] of shared) await writeShared(ctx, model, rows)
}

function isWritten({ model, raised, deleted, before }: Tracked) {
  if (!isIndexedModel(model)) return false
  return deleted ? before !== undefined : raised
}

/** Whether companies may have given its records values of their own, so that each needs an entry for every such company. */
const isKeptBeside = (model: Model) => model.scope !== 'company' && isExtended(model)

async function writeShared(ctx: Context, model: Model, rows: readonly Row[]) {
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const some = rows.slice(at, at + AT_ONCE)
    const ids = some.map((row) => Number(row.id))
    await bringInLine(ctx, model, some, await entriesOfRecords(ctx, model, ids))
  }
}

const rowOf = ({ record }: Tracked): Row => record[ORIGINAL]

const entryNow = (model: Model, row: Row) => entryOf(model, row, ownCustomTexts(model, row))

const present = (entry: SearchEntry | null) => (entry ? [entry] : [])

/** Brings a record's entry up to date where it has one; answers the entry it needs where it has none. */
async function replace(ctx: Context, tracked: Tracked, before: Row) {
  const key = { ...keyOf(tracked.model, tracked.record.id), audience: '' }
  const entry = entryNow(tracked.model, rowOf(tracked))
  const old = entryNow(tracked.model, before)
  if (entry && old && entry.words === old.words && entry.company_id === old.company_id) return []
  if (entry && old) {
    const { words, company_id } = entry
    if ((await updateRows(ctx.trx!, 'search_entries', key, { words, company_id })) > 0) return []
  }
  if (!entry) await deleteRows(ctx.trx!, 'search_entries', key)
  return present(entry)
}

const keyOf = (model: Model, id: number) => ({ model: model.name, record_id: id })
