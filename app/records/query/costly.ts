import { engine } from '#config/database'
import { limits } from '#config/limits'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { nobodyAsks } from '#kernel/http/nobody_asks'
import type { Model } from '#kernel/records/model'
import type { Column } from '#kernel/records/query/column'
import { quoted } from '#kernel/records/query/sql'
import type { Sql } from '#kernel/records/query/sql'
import { Places } from '#kernel/records/storage/places'
import { readBeside } from '#kernel/records/storage/reading_threads'
import { rowsInTime } from '#kernel/records/storage/rows_in_time'

/** Up to as many rows a whole table is read within the time of a click. */
const SMALL = 20_000

/** Milliseconds nobody notices, though on SQLite everybody waits for them. */
const QUICK = engine === 'sqlite' ? 5 : 25
/** So many questions are remembered as quick. */
const REMEMBERED = 500

const quick = new Set<string>()

/** Of MySQL's connections costly reads have at most so many: the others are there for whoever asks for little. */
const places = new Places(4)

/** How long a statement may take, in milliseconds, and what is said where that is not enough. */
export interface Patience {
  longest: number
  refusal: 'E_TOO_SLOW' | 'E_SEARCH_TOO_WIDE'
}

/** How long a caller waits who looks for words, or for none. */
export function patienceFor(words: readonly string[]): Patience {
  return words.length > 0
    ? { longest: limits.words, refusal: 'E_SEARCH_TOO_WIDE' }
    : { longest: limits.list, refusal: 'E_TOO_SLOW' }
}

/** Runs a statement that may look at every row of a table; refused with `refusal` where it takes too long. */
export async function costly<T>(
  ctx: Context,
  model: Model,
  statement: Sql,
  { longest, refusal }: Patience
): Promise<T[]> {
  const rows = await inTime<T>(ctx, model, statement, longest)
  if (!rows) throw new Refusal(refusal, {}, { status: 422 })
  return rows
}

/**
 * The rows of a statement that may look at every row of a model; undefined where it takes more than `longest`
 * milliseconds. SQLite answers in the thread that asks, and everybody else would wait: on a large table another thread
 * does it, unless the same question was answered quickly the last time: handing rows between threads costs as much as
 * reading few. On MySQL no more of them run at once than leave connections for everybody else. Within a transaction
 * there is no limit. Where whoever asked is gone the reading is given up (E_NOBODY_ASKS).
 */
export async function inTime<T>(
  ctx: Context,
  model: Model,
  { sql: text, bindings }: Sql,
  longest: number
): Promise<T[] | undefined> {
  if (ctx.trx) return ctx.rows<T>(text, bindings)
  if (ctx.gone?.aborted) throw nobodyAsks()
  const question = `${text} ${JSON.stringify(bindings)}`
  if (engine === 'mysql') return inPlace<T>(ctx, question, { sql: text, bindings }, longest)
  if (await isSmall(ctx, model)) return ctx.rows<T>(text, bindings)
  if (quick.has(question)) return timed(question, () => ctx.rows<T>(text, bindings))
  if (longest <= 0) return undefined
  const found = await readBeside<T>(text, bindings, longest, ctx.gone)
  if (!found && ctx.gone?.aborted) throw nobodyAsks()
  if (found) remember(question, found.took)
  return found?.rows
}

/** A question that was quick the last time needs no place. */
async function inPlace<T>(
  ctx: Context,
  question: string,
  { sql: text, bindings }: Sql,
  longest: number
) {
  const read = (left: number) => timed(question, () => rowsInTime<T>(ctx, text, bindings, left))
  if (quick.has(question)) return read(longest)
  const began = performance.now()
  const leave = await places.enter(longest)
  if (!leave) return undefined
  try {
    return await read(longest - (performance.now() - began))
  } finally {
    leave()
  }
}

async function timed<T>(question: string, read: () => Promise<T>) {
  const began = performance.now()
  const rows = await read()
  remember(question, performance.now() - began)
  return rows
}

function remember(question: string, took: number) {
  quick.delete(question)
  if (took > QUICK) return
  if (quick.size >= REMEMBERED) quick.delete(quick.values().next().value!)
  quick.add(question)
}

/** Whether no index leads to a column, so that an order by it or a comparison with it reads the whole table. */
export function isUnindexed({ path, declared, model }: Column) {
  if (path.startsWith('custom.')) return !declared.index
  if (path.includes('.')) return true
  const usual = model.sort.split(',')[0].replace(/^-/, '')
  return !(
    declared.index ||
    declared.unique ||
    declared.kind === 'reference' ||
    path === 'id' ||
    path === usual
  )
}

/** The ids of a table say how long it may be, at the cost of one look. */
async function isSmall(ctx: Context, model: Model) {
  const [row] = await ctx.rows<{ last: number | null }>(
    `SELECT MAX(\`id\`) AS \`last\` FROM ${quoted(model.table)}`
  )
  return Number(row.last ?? 0) <= SMALL
}
