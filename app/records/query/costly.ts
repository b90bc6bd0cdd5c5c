import { setTimeout as wait } from 'node:timers/promises'
import { engine } from '#config/database'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import type { Model } from '#kernel/records/model'
import type { Column } from '#kernel/records/query/column'
import { quoted } from '#kernel/records/query/sql'
import { withSnapshot } from '#kernel/records/storage/snapshot'

/** Up to as many rows a whole table is read within the time of a click. */
const SMALL = 20_000
/** So long somebody waits for a list; then he is told how to ask for less. */
const LONGEST = 20_000
/** Threads that read at once, and how many readers may wait for one. */
const THREADS = 2
const QUEUE = 20

/**
 * Runs a statement that may look at every row of a table. SQLite answers in the thread that asks, and everybody else
 * would wait: on a large table another thread does it, within a time limit.
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
  return inTurn(() =>
    withSnapshot(async (snapshot) => {
      const limit = new AbortController()
      try {
        return await Promise.race([snapshot.rows<T>(text, bindings), tooSlow(limit.signal)])
      } finally {
        limit.abort()
      }
    })
  )
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

async function tooSlow(signal: AbortSignal): Promise<never> {
  await wait(LONGEST, undefined, { signal, ref: false })
  throw new Refusal('E_TOO_SLOW', {}, { status: 422 })
}

let running = 0
const queue: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (queue.length >= QUEUE) throw new Refusal('E_TOO_SLOW', {}, { status: 422 })
  if (running >= THREADS) await new Promise<void>((resolve) => queue.push(resolve))
  running++
  try {
    return await work()
  } finally {
    running--
    queue.shift()?.()
  }
}
