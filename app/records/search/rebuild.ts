import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import type { Model } from '#kernel/records/model'
import { quoted } from '#kernel/records/query/sql'
import { entryOf } from '#kernel/records/search/entry'
import type { SearchEntry } from '#kernel/records/search/entry'
import { indexedFields, isIndexedModel, signatureOf } from '#kernel/records/search/indexed'
import { addEntries } from '#kernel/records/search/write_search'
import { transaction } from '#kernel/records/storage/transaction'

const AT_ONCE = 500

export interface RebuildProgress {
  model: string
  /** The last id that is done; ids need not be without gaps. */
  done: number
  last: number
}

interface Options {
  report?: (progress: RebuildProgress) => void | Promise<void>
  signal?: AbortSignal
}

/**
 * Makes the entries of all records anew, a few hundred in each transaction, while everybody goes on working.
 * Stopped at any moment it leaves an index as good as before; it may simply be run again.
 */
export async function rebuildSearch(ctx: Context, models: readonly Model[], options: Options = {}) {
  for (const model of models) {
    await rebuildModel(ctx, model, options)
    if (options.signal?.aborted) return
    await transaction(ctx, (inner) => noteSignature(inner, model))
  }
}

/** Every model whose entries were made in another way than they are now, or never. */
export async function staleModels(ctx: Context): Promise<Model[]> {
  const rows = await ctx.rows<{ model: string; signature: string }>(
    'SELECT `model`, `signature` FROM `search_models`'
  )
  const noted = new Map(rows.map((row) => [row.model, row.signature]))
  return indexedModels().filter((model) => noted.get(model.name) !== signatureOf(model))
}

export function indexedModels(): Model[] {
  return [...registry.models.values()].filter(isIndexedModel)
}

async function rebuildModel(ctx: Context, model: Model, { report, signal }: Options) {
  const last = await lastId(ctx, model)
  for (let done = 0; done < last && !signal?.aborted;) {
    done = await transaction(ctx, (inner) => rebuildPart(inner, model, done, last))
    await report?.({ model: model.name, done, last })
  }
  await transaction(ctx, async (inner) => {
    await inner
      .trx!.from('search_entries')
      .where('model', model.name)
      .where('record_id', '>', last)
      .whereNotExists((query) =>
        query.from(model.table).whereColumn('id', 'search_entries.record_id')
      )
      .delete()
  })
}

/** The next records and what lies between them: entries whose record is gone go with it. */
async function rebuildPart(ctx: Context, model: Model, after: number, last: number) {
  const rows = await ctx.rows(
    `SELECT ${columnsOf(model)} FROM ${quoted(model.table)} WHERE \`id\` > ? AND \`id\` <= ? ORDER BY \`id\` LIMIT ${AT_ONCE}`,
    [after, last]
  )
  const end = rows.length < AT_ONCE ? last : Number(rows[rows.length - 1].id)
  const wanted = new Map(
    rows
      .map((row) => entryOf(model, row))
      .filter((one): one is SearchEntry => one !== null)
      .map((one) => [one.record_id, one])
  )
  const removed: number[] = []
  for (const entry of await entriesBetween(ctx, model, after, end)) {
    const now = wanted.get(Number(entry.record_id))
    if (now && isSame(entry, now)) wanted.delete(now.record_id)
    else removed.push(Number(entry.id))
  }
  if (removed.length > 0) await ctx.trx!.from('search_entries').whereIn('id', removed).delete()
  await addEntries(ctx, [...wanted.values()])
  return end
}

/** The columns an entry is made from. */
export function columnsOf(model: Model) {
  const keys = ['id', 'company_id', 'archived_at', ...indexedFields(model).map((one) => one.key)]
  return keys.map(quoted).join(', ')
}

export type StoredEntry = SearchEntry & { id: number }

/** The entries there are of a model's records after one id and up to another. */
export function entriesBetween(ctx: Context, model: Model, after: number, upTo: number) {
  return ctx.rows<StoredEntry>(
    'SELECT `id`, `record_id`, `company_id`, `words` FROM `search_entries` ' +
      'WHERE `model` = ? AND `record_id` > ? AND `record_id` <= ?',
    [model.name, after, upTo]
  )
}

export function isSame(stored: StoredEntry, wanted: SearchEntry) {
  return (
    stored.words === wanted.words && Number(stored.company_id ?? 0) === (wanted.company_id ?? 0)
  )
}

async function lastId(ctx: Context, model: Model) {
  const [row] = await ctx.rows<{ last: number | null }>(
    `SELECT MAX(\`id\`) AS \`last\` FROM ${quoted(model.table)}`
  )
  return Number(row.last ?? 0)
}

/** Notes that the entries of a model are made as they are now. */
export async function noteSignature(ctx: Context, model: Model) {
  await ctx.trx!.from('search_models').where('model', model.name).delete()
  const row = { model: model.name, signature: signatureOf(model) }
  await ctx.trx!.insertQuery().table('search_models').insert(row)
}
