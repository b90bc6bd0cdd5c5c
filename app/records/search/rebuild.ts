import { setTimeout as sleep } from 'node:timers/promises'
import { engine } from '#config/database'
import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import type { Model } from '#kernel/records/model'
import { quoted } from '#kernel/records/query/sql'
import { entryOf } from '#kernel/records/search/entry'
import type { SearchEntry } from '#kernel/records/search/entry'
import { indexedFields, isIndexedModel } from '#kernel/records/search/indexed'
import { dropIndex, makeIndex } from '#kernel/records/search/mysql_words_index'
import {
  isWithoutIndex,
  noteProgress,
  noteSignature,
  progressSoFar,
  staleAmong,
} from '#kernel/records/search/rebuild_state'
import { addEntries } from '#kernel/records/search/write_search'
import { committed, transaction } from '#kernel/records/storage/transaction'

/** So many records in each transaction, in which nobody else writes on SQLite, for some tens of milliseconds. */
const AT_ONCE = 1000
/** While others write, so many times as long a pause as the transaction took. */
const WAY = 12
/** From so many records on the index is made anew after the entries, where one may. */
const MANY = 50_000

export interface RebuildProgress {
  model: string
  /** The last id that is done; ids need not be without gaps. */
  done: number
  last: number
}

interface Options {
  report?: (progress: RebuildProgress) => void | Promise<void>
  signal?: AbortSignal
  /** Records in each transaction. */
  atOnce?: number
  /** So long a pause after each, as a share of the time it took: whoever writes meanwhile gets his turn. */
  rest?: number
  /** The pauses are many times as long while others of this process write. */
  givesWay?: boolean
  /** On MySQL: writes very many entries without their index and makes it after them; while it is made, writing waits. */
  mayDropIndex?: boolean
  /** Very many are more than so many. */
  many?: number
}

/**
 * Makes the entries of all records anew, many in each transaction, while everybody goes on working.
 * Stopped at any moment it leaves an index as good as before, and goes on from there when it is run again.
 */
export async function rebuildSearch(ctx: Context, models: readonly Model[], options: Options = {}) {
  if (engine === 'mysql' && options.mayDropIndex && (await areMany(ctx, models, options))) {
    await dropIndex(ctx)
  }
  for (const model of models) {
    await rebuildModel(ctx, model, options)
    if (options.signal?.aborted) return
  }
  if (engine === 'mysql' && (await isWithoutIndex(ctx))) await makeIndex(ctx)
}

/** Every model whose entries were made in another way than they are now, or never. */
export const staleModels = (ctx: Context) => staleAmong(ctx, indexedModels())

export function indexedModels(): Model[] {
  return [...registry.models.values()].filter(isIndexedModel)
}

async function areMany(ctx: Context, models: readonly Model[], { many = MANY }: Options) {
  const lasts = await Promise.all(models.map((model) => lastId(ctx, model)))
  return lasts.reduce((sum, last) => sum + last, 0) > many
}

async function rebuildModel(ctx: Context, model: Model, options: Options) {
  const { report, signal, atOnce = AT_ONCE, rest = 0, givesWay = false } = options
  const last = await lastId(ctx, model)
  let before = committed()
  for (let done = await progressSoFar(ctx, model); done < last && !signal?.aborted;) {
    const began = performance.now()
    done = await transaction(ctx, async (inner) => {
      const end = await rebuildPart(inner, model, done, last, atOnce)
      await noteProgress(inner, model, end)
      return end
    })
    await report?.({ model: model.name, done, last })
    const isAlone = committed() - before <= 1
    before = committed()
    const share = givesWay && !isAlone ? WAY : rest
    if (share > 0) await sleep((performance.now() - began) * share)
  }
  if (signal?.aborted) return
  await transaction(ctx, async (inner) => {
    await inner
      .trx!.from('search_entries')
      .where('model', model.name)
      .where('record_id', '>', last)
      .whereNotExists((query) =>
        query.from(model.table).whereColumn('id', 'search_entries.record_id')
      )
      .delete()
    await noteSignature(inner, model)
  })
}

/** The next records and what lies between them: entries whose record is gone go with it. */
async function rebuildPart(
  ctx: Context,
  model: Model,
  after: number,
  last: number,
  atOnce: number
) {
  const rows = await ctx.rows(
    `SELECT ${columnsOf(model)} FROM ${quoted(model.table)} WHERE \`id\` > ? AND \`id\` <= ? ORDER BY \`id\` LIMIT ${atOnce}`,
    [after, last]
  )
  const end = rows.length < atOnce ? last : Number(rows[rows.length - 1].id)
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
  for (let at = 0; at < removed.length; at += AT_ONCE) {
    await ctx
      .trx!.from('search_entries')
      .whereIn('id', removed.slice(at, at + AT_ONCE))
      .delete()
  }
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
