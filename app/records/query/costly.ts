import { engine } from '#config/database'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import type { Model } from '#kernel/records/model'
import type { Column } from '#kernel/records/query/column'
import { quoted } from '#kernel/records/query/sql'
import { readBeside } from '#kernel/records/storage/reading_threads'

/** Up to as many rows a whole table is read within the time of a click. */
const SMALL = 20_000
/** So long somebody waits for a list; then he is told how to ask for less. */
const LONGEST = 20_000

/** Milliseconds nobody notices, though everybody waits for them. */
const QUICK = 5
/** So many questions are remembered as quick. */
const REMEMBERED = 500

const quick = new Set<string>()

/**
 * Runs a statement that may look at every row of a table. SQLite answers in the thread that asks, and everybody else
 * would wait: on a large table another thread does it, within a time limit (E_TOO_SLOW), unless
 * the same question was answered quickly the last time: handing rows between threads costs as much as reading few.
 */
export async function costly<T>(
  ctx: Context,
  model: Model,
  text: string,
  bindings: readonly unknown[]
): Promise<T[]> {
  if (engine !== 'sqlite' || ctx.trx || (await isSmall(ctx, model))) {
    return ctx.rows<T>(text, bindings)
  }
  const question = `${text} ${JSON.stringify(bindings)}`
  if (quick.has(question)) return timed(question, () => ctx.rows<T>(text, bindings))
  const found = await readBeside<T>(text, bindings, LONGEST)
  if (!found) throw new Refusal('E_TOO_SLOW', {}, { status: 422 })
  remember(question, found.took)
  return found.rows
}

async function timed<T>(question: string, read: () => Promise<T[]>) {
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
