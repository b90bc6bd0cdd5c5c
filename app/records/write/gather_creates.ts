import { engine } from '#config/database'
import type { Context } from '#kernel/companies/context'
import { hooksFor } from '#kernel/plugins/hooks'
import { registry } from '#kernel/plugins/registry'
import type { Model } from '#kernel/records/model'
import { GatheredRows, gatheringOf } from '#kernel/records/storage/gathered_rows'
import { insertForIds } from '#kernel/records/storage/insert_rows'

/** Many records of a model created in one transaction: their rows are stored together, as far as nobody can tell. */
export function gatherCreates(ctx: Context, model: Model) {
  const { before, within } = hooksFor(ctx, `${model.name}.create`)
  const hasLines = [...model.fields.values()].some((one) => one.kind === 'lines')
  const isExtended = (registry.extensions.get(model.name) ?? []).length > 0
  const isAlone =
    before.length + within.length === 0 && !hasLines && !isExtended && model.scope === 'company'
  return new GatheredRows(ctx.trx!, isAlone, (table, rows) => insertForIds(ctx.trx!, table, rows))
}

/**
 * Acts that each store one record of a model and nothing else, such as the lines of a document, one after the other:
 * their rows are stored with one statement, as far as nobody can tell. A statement of SQLite takes less time than to
 * gather a few rows.
 */
export async function together<T>(
  ctx: Context,
  model: Model,
  acts: readonly (() => Promise<T>)[]
): Promise<T[]> {
  const made: T[] = []
  if (engine === 'sqlite' || acts.length < 2 || gatheringOf(ctx.trx!)) {
    for (const act of acts) made.push(await act())
    return made
  }
  const gathering = new GatheredRows(
    ctx.trx!,
    true,
    (table, rows) => insertForIds(ctx.trx!, table, rows),
    model.table
  )
  try {
    for (const act of acts) await gathering.begin(act, (one) => made.push(one))
    await gathering.finish()
  } finally {
    gathering.leave()
  }
  return made
}
