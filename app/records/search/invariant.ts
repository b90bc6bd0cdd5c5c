import type { Context } from '#kernel/companies/context'
import type { Breach, Invariant } from '#kernel/plugins/declaration'
import { judgedModels, judgedRows, SHOWN } from '#kernel/plugins/integrity/judged'
import type { Model } from '#kernel/records/model'
import { quoted } from '#kernel/records/query/sql'
import { entryOf } from '#kernel/records/search/entry'
import { isIndexedModel } from '#kernel/records/search/indexed'
import { columnsOf, entriesBetween, isSame } from '#kernel/records/search/rebuild'

const AT_ONCE = 1000

/** Every record has exactly the entry its words make, and none is left of one that is gone. */
export const searchAgrees: Invariant = {
  name: 'kernel.search_agrees_with_records',
  of: 'both',
  async check(ctx) {
    const breaches: Breach[] = []
    for (const model of judgedModels(ctx).filter(isIndexedModel)) {
      breaches.push(...(await checkModel(ctx, model)))
    }
    return breaches
  },
}

async function checkModel(ctx: Context, model: Model) {
  const breaches: Breach[] = []
  for (let after = 0; breaches.length < SHOWN;) {
    const rows = await recordsAfter(ctx, model, after)
    const isLast = rows.length < AT_ONCE
    const end = isLast ? Number.MAX_SAFE_INTEGER : Number(rows[rows.length - 1].id)
    breaches.push(...(await compare(ctx, model, rows, after, end)))
    if (isLast) break
    after = end
  }
  return breaches.slice(0, SHOWN)
}

function recordsAfter(ctx: Context, model: Model, after: number) {
  const judged = judgedRows(ctx, model, '')!
  return ctx.rows(
    `SELECT ${columnsOf(model)} FROM ${quoted(model.table)} ` +
      `WHERE \`id\` > ? AND ${judged.sql} ORDER BY \`id\` LIMIT ${AT_ONCE}`,
    [after, ...judged.bindings]
  )
}

async function compare(
  ctx: Context,
  model: Model,
  rows: Record<string, unknown>[],
  after: number,
  end: number
) {
  const entries = await entriesBetween(ctx, model, after, end)
  const stored = new Map(
    entries
      .filter((one) => Number(one.company_id ?? 0) === ctx.company.id)
      .map((one) => [Number(one.record_id), one])
  )
  const breaches: Breach[] = []
  const complain = (id: number, what: string) =>
    breaches.push({ text: `${model.name} ${id} ${what}`, model: model.name, id })
  for (const row of rows) {
    const id = Number(row.id)
    const [wanted, found] = [entryOf(model, row), stored.get(id)]
    stored.delete(id)
    if (wanted && !found) complain(id, 'is missing from the search index')
    else if (!wanted && found) complain(id, 'is in the search index, yet has no words')
    else if (wanted && found && !isSame(found, wanted)) {
      complain(id, 'is in the search index with other words')
    }
  }
  for (const id of stored.keys()) complain(id, 'is in the search index, yet no longer there')
  return breaches
}
