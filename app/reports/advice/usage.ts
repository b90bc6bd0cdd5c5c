import { engine } from '#config/database'
import { clock } from '#kernel/companies/clock'
import type { Context } from '#kernel/companies/context'
import type { Model } from '#kernel/records/model'
import type { Sql } from '#kernel/records/query/sql'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'
import { PREFIX } from '#kernel/reports/advice/index_name'

/** A process writes down at most so often what it has counted. */
const EVERY = 60_000

const counted = new Map<string, number>()
let written = 0

/** Counts that a report's statement went by an index made for reports: the database's own plan says so. */
export async function noteUse(ctx: Context, model: Model, { sql: text, bindings }: Sql) {
  if (ctx.trx) return
  const known = await ctx.rows(
    "SELECT `id` FROM `report_indexes` WHERE `model` = ? AND `state` = 'ready' LIMIT 1",
    [model.name]
  )
  if (known.length === 0) return
  for (const name of await plannedIndexes(ctx, text, bindings)) {
    counted.set(name, (counted.get(name) ?? 0) + 1)
  }
  const now = clock().getTime()
  if (counted.size === 0 || now - written < EVERY) return
  written = now
  await writeDown(ctx)
}

async function plannedIndexes(ctx: Context, text: string, bindings: readonly unknown[]) {
  const explain = engine === 'sqlite' ? 'EXPLAIN QUERY PLAN' : 'EXPLAIN'
  const plan = await ctx.rows<{ detail?: string; key?: string | null }>(
    `${explain} ${text}`,
    bindings
  )
  const words = plan.flatMap(({ detail, key }) => `${detail ?? ''} ${key ?? ''}`.split(' '))
  return new Set(words.filter((word) => word.startsWith(PREFIX)))
}

async function writeDown(ctx: Context) {
  const counts = [...counted]
  counted.clear()
  await transaction(ctx, async ({ trx }) => {
    for (const [name, count] of counts) {
      await trx!.from('report_indexes').where('name', name).increment('used', count)
      await trx!
        .from('report_indexes')
        .where('name', name)
        .update({ used_at: moment(clock()) })
    }
  })
}
