import type { Context } from '#kernel/companies/context'
import type { Breach, Invariant } from '#kernel/plugins/declaration'
import { judgedModels, judgedRows, SHOWN } from '#kernel/plugins/integrity/judged'
import type { Model } from '#kernel/records/model'
import { placeholders, quoted } from '#kernel/records/query/sql'
import { behindOf } from '#kernel/records/search/behind'
import type { Behind } from '#kernel/records/search/behind'
import type { SearchEntry } from '#kernel/records/search/entry'
import { entriesFor } from '#kernel/records/search/in_line'
import { isIndexedModel } from '#kernel/records/search/indexed'
import { columnsOf, entriesBetween, isSame, keyOf } from '#kernel/records/search/stored_entries'
import type { StoredEntry } from '#kernel/records/search/stored_entries'

const AT_ONCE = 1000

type Row = Record<string, unknown>

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
  rows: Row[],
  after: number,
  end: number
): Promise<Breach[]> {
  const there = new Map(rows.map((row) => [Number(row.id), row]))
  const wanted = await entriesFor(ctx, model, rows)
  const isSettled = settledIn(await behindOf(ctx, model), there)
  const breaches: Breach[] = []
  const strays: StoredEntry[] = []
  for (const entry of await entriesBetween(ctx, model, after, end)) {
    const now = wanted.get(keyOf(entry))
    wanted.delete(keyOf(entry))
    if (!there.has(Number(entry.record_id))) strays.push(entry)
    else if (!isSettled(entry)) continue
    else if (!now) breaches.push(breach(entry, 'is in the search index, yet has no words'))
    else if (!isSame(entry, now)) {
      breaches.push(breach(entry, 'is in the search index with other words'))
    }
  }
  for (const entry of [...wanted.values()].filter(isSettled)) {
    breaches.push(breach(entry, 'is missing from the search index'))
  }
  for (const entry of await goneAmong(ctx, model, strays)) {
    breaches.push(breach(entry, 'is in the search index, yet no longer there'))
  }
  return breaches
}

function breach({ model, record_id: recordId, audience }: SearchEntry, what: string): Breach {
  const id = Number(recordId)
  const whose = audience === '' ? '' : ` as company ${audience} knows it`
  return { text: `${model} ${id}${whose} ${what}`, model, id }
}

/** Of records with custom values nothing is said while a job brings the index in line with their company's fields. */
function settledIn(behind: readonly Behind[], there: ReadonlyMap<number, Row>) {
  const companies = new Set(behind.map((one) => one.company_id))
  return ({ record_id: id, company_id: company, audience }: SearchEntry) => {
    const hasCustom = audience !== '' || Boolean(there.get(Number(id))?.custom)
    return !(hasCustom && companies.has(Number(company)))
  }
}

/** Those that are judged in this pass, and whose record is not; what a company says of a shared one goes with it. */
async function goneAmong(ctx: Context, model: Model, strays: readonly StoredEntry[]) {
  const plain = strays.filter(
    ({ audience, company_id: id }) => audience === '' && Number(id ?? 0) === ctx.company.id
  )
  const beside = ctx.company.id ? [] : strays.filter(({ audience }) => audience !== '')
  if (beside.length === 0) return plain
  const ids = [...new Set(beside.map((one) => Number(one.record_id)))]
  const rows = await ctx.rows<{ id: number }>(
    `SELECT \`id\` FROM ${quoted(model.table)} WHERE \`id\` IN (${placeholders(ids)})`,
    ids
  )
  const present = new Set(rows.map((row) => Number(row.id)))
  return [...plain, ...beside.filter((one) => !present.has(Number(one.record_id)))]
}
