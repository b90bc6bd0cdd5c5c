import { engine } from '#config/database'
import type { Context } from '#kernel/companies/context'
import type { Model } from '#kernel/records/model'
import { placeholders, quoted } from '#kernel/records/query/sql'
import { companyTexts } from '#kernel/records/search/company_texts'
import { entriesOf } from '#kernel/records/search/entry'
import type { SearchEntry } from '#kernel/records/search/entry'
import { isIndexedModel } from '#kernel/records/search/indexed'
import {
  addEntries,
  columnsOf,
  entriesOfRecords,
  isSame,
  keyOf,
} from '#kernel/records/search/stored_entries'
import type { StoredEntry } from '#kernel/records/search/stored_entries'

const AT_ONCE = 1000

type Row = Record<string, unknown>

/** The entries the records of these rows need, by what tells them apart. */
export async function entriesFor(ctx: Context, model: Model, rows: readonly Row[]) {
  const custom = await companyTexts(ctx, model, rows)
  const entries = rows.flatMap((row) => entriesOf(model, row, custom.get(Number(row.id))))
  return new Map<string, SearchEntry>(entries.map((one) => [keyOf(one), one]))
}

/** Gives the records of these rows just the entries they need; `stored` is what there is, of them and of others that are gone. */
export async function bringInLine(
  ctx: Context,
  model: Model,
  rows: readonly Row[],
  stored: readonly StoredEntry[]
) {
  const wanted = await entriesFor(ctx, model, rows)
  const removed: number[] = []
  for (const entry of stored) {
    const key = keyOf(entry)
    const now = wanted.get(key)
    if (now && isSame(entry, now)) wanted.delete(key)
    else removed.push(Number(entry.id))
  }
  for (let at = 0; at < removed.length; at += AT_ONCE) {
    const some = removed.slice(at, at + AT_ONCE)
    await ctx.trx!.from('search_entries').whereIn('id', some).delete()
  }
  await addEntries(ctx, [...wanted.values()])
}

/** The same for records whose values were written past the unit of work, in the transaction that wrote them. */
export async function refreshRecords(ctx: Context, model: Model, ids: readonly number[]) {
  if (ids.length === 0 || !isIndexedModel(model)) return
  const lock = engine === 'mysql' ? ' FOR UPDATE' : ''
  const rows = await ctx.rows<Row>(
    `SELECT ${columnsOf(model)} FROM ${quoted(model.table)} WHERE \`id\` IN (${placeholders(ids)})${lock}`,
    ids
  )
  await bringInLine(ctx, model, rows, await entriesOfRecords(ctx, model, ids))
}
