import type { Context } from '#kernel/companies/context'
import type { Model } from '#kernel/records/model'
import { placeholders, quoted } from '#kernel/records/query/sql'
import type { SearchEntry } from '#kernel/records/search/entry'
import { indexedFields } from '#kernel/records/search/indexed'
import { insertRows } from '#kernel/records/storage/insert_rows'

export type StoredEntry = SearchEntry & { id: number }

const SELECT =
  'SELECT `id`, `model`, `record_id`, `company_id`, `audience`, `words` FROM `search_entries` WHERE `model` = ? AND '

/** The entries there are of a model's records after one id and up to another. */
export function entriesBetween(ctx: Context, model: Model, after: number, upTo: number) {
  return ctx.rows<StoredEntry>(`${SELECT}\`record_id\` > ? AND \`record_id\` <= ?`, [
    model.name,
    after,
    upTo,
  ])
}

/** The entries there are of these records. */
export async function entriesOfRecords(ctx: Context, model: Model, ids: readonly number[]) {
  if (ids.length === 0) return []
  const among = `${SELECT}\`record_id\` IN (${placeholders(ids)})`
  return ctx.rows<StoredEntry>(among, [model.name, ...ids])
}

/** Stores entries that are not there yet; one that is there all the same takes the new words. */
export const addEntries = (ctx: Context, entries: readonly SearchEntry[]) =>
  insertRows(
    ctx.trx!,
    'search_entries',
    entries.map((one) => ({ ...one })),
    { key: ['model', 'record_id', 'audience'], taken: ['company_id', 'words'] }
  )

/** The columns an entry is made from. */
export function columnsOf(model: Model) {
  const keys = ['id', 'company_id', 'archived_at', ...indexedFields(model).map((one) => one.key)]
  const custom = model.scope === 'company' ? ['custom'] : []
  return [...new Set([...keys, ...custom])].map(quoted).join(', ')
}

/** What tells an entry of a model apart from its others. */
export const keyOf = ({ record_id: id, audience }: SearchEntry) => `${Number(id)} ${audience}`

export function isSame(stored: StoredEntry, wanted: SearchEntry) {
  return (
    stored.words === wanted.words && Number(stored.company_id ?? 0) === (wanted.company_id ?? 0)
  )
}
