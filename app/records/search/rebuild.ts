import { engine } from '#config/database'
import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import type { Model } from '#kernel/records/model'
import { quoted } from '#kernel/records/query/sql'
import { behindOf, noteCaughtUp } from '#kernel/records/search/behind'
import { bringInLine } from '#kernel/records/search/in_line'
import { isIndexedModel } from '#kernel/records/search/indexed'
import { pauses } from '#kernel/records/search/pause'
import { dropIndex, makeIndex } from '#kernel/records/search/mysql_words_index'
import {
  isWithoutIndex,
  noteProgress,
  noteSignature,
  progressSoFar,
  staleAmong,
} from '#kernel/records/search/rebuild_state'
import { columnsOf, entriesBetween } from '#kernel/records/search/stored_entries'
import { transaction } from '#kernel/records/storage/transaction'

/** So many records in each transaction, in which nobody else writes on SQLite, for some tens of milliseconds. */
const AT_ONCE = 1000
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
  const from = await progressSoFar(ctx, model)
  // What a stopped rebuild has done is as old as that.
  const behind = from === 0 ? await behindOf(ctx, model) : []
  const pause = pauses({ rest, givesWay })
  for (let done = from; done < last && !signal?.aborted;) {
    const began = performance.now()
    done = await transaction(ctx, async (inner) => {
      const end = await rebuildPart(inner, model, done, last, atOnce)
      await noteProgress(inner, model, end)
      return end
    })
    await report?.({ model: model.name, done, last })
    await pause(began)
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
    await noteCaughtUp(inner, behind)
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
  await bringInLine(ctx, model, rows, await entriesBetween(ctx, model, after, end))
  return end
}

async function lastId(ctx: Context, model: Model) {
  const [row] = await ctx.rows<{ last: number | null }>(
    `SELECT MAX(\`id\`) AS \`last\` FROM ${quoted(model.table)}`
  )
  return Number(row.last ?? 0)
}
