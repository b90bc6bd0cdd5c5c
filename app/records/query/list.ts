import type { Context } from '#kernel/companies/context'
import type { Row } from '#kernel/records/fields/types/field_type'
import type { Model } from '#kernel/records/model'
import { chooseLead } from '#kernel/records/query/choose_lead'
import { costly, patienceFor } from '#kernel/records/query/costly'
import { afterCursor, decodeCursor, encodeCursor, wholeOrder } from '#kernel/records/query/cursor'
import type { ListQuery } from '#kernel/records/query/list_query'
import { planFor } from '#kernel/records/query/plans'
import { narrowed } from '#kernel/records/query/plan'
import type { Plan } from '#kernel/records/query/plan'
import { inLine, type SortKey } from '#kernel/records/query/sort'
import { whileUnchanged } from '#kernel/records/storage/while_unchanged'

export type { ListQuery }

export interface ListPage {
  data: Row[]
  /** The cursor of the next page; null on the last one. */
  next: string | null
  /** Only where the query asks for it: counting costs as much as the table is long. */
  count?: number
}

type Reader = (text: string, bindings: readonly unknown[]) => Promise<Row[]>

/**
 * One page of a model's records, in wire form, within company and rules. A list that takes more than `longest`
 * milliseconds is refused (E_TOO_SLOW, E_SEARCH_TOO_WIDE).
 */
export async function list(
  ctx: Context,
  model: Model,
  query: ListQuery,
  longest?: number
): Promise<ListPage> {
  ctx.access.authorize(model.name, 'read')
  const { read, plan: whole } = planFor(ctx, model, query)
  const plan = await narrowed(ctx, whole)
  const patience = patienceFor(read.words)
  const waits = { ...patience, longest: longest ?? patience.longest }
  const reader: Reader = plan.mayBeSlow
    ? (text, bindings) => costly<Row>(ctx, model, { sql: text, bindings }, waits)
    : (text, bindings) => ctx.rows(text, bindings)
  const rows = await readPage(ctx, plan, read.after, read.limit + 1, reader)
  const more = rows.length > read.limit
  if (more) rows.pop()
  const data = await wireRows(ctx, plan, rows)
  const next = more ? encodeCursor(plan.keys, rows[rows.length - 1]) : null
  return read.count ? { data, next, count: await count(ctx, plan, reader) } : { data, next }
}

/** At most `limit` plain rows after a cursor. */
export async function readPage(
  ctx: Context,
  plan: Plan,
  after: string | undefined,
  limit: number,
  reader: Reader = (text, bindings) => ctx.rows(text, bindings)
): Promise<Row[]> {
  const chosen = plan.prospect && (await chooseLead(plan.prospect, limit, reader))
  const keys = chosen?.isInLine ? plan.keys.map(inLine) : plan.keys
  const stretches = stretchesOf(plan, keys, after)
  const rows: Row[] = []
  for (const stretch of stretches) {
    if (rows.length >= limit) break
    const hasValue = stretch.part === 'valued' || stretch.part === 'same'
    const lead = hasValue ? chosen?.valued : chosen?.others
    const { sql, bindings } = plan.page(stretch, limit - rows.length, { keys, lead })
    const found = await reader(sql, bindings)
    if (stretches.length === 1) return found
    rows.push(...found)
  }
  return rows
}

function stretchesOf({ prospect }: Plan, keys: SortKey[], after: string | undefined) {
  const all = after === undefined ? wholeOrder(keys) : afterCursor(keys, decodeCursor(keys, after))
  const isNeverEmpty = prospect?.walk && prospect.required.has(prospect.walk)
  return isNeverEmpty ? all.filter(({ part }) => part !== 'empty') : all
}

/** Rows in wire form, with everything the query includes. */
export async function wireRows(ctx: Context, plan: Plan, rows: readonly Row[]): Promise<Row[]> {
  const wire = rows.map(plan.serialize)
  for (const include of plan.includes) await include.load(ctx, rows, wire)
  return wire
}

/** All rows of the query. It costs as much as there are matches, so the answer is kept until something changes. */
async function count(ctx: Context, plan: Plan, reader: Reader) {
  const { sql, bindings } = plan.count()
  const read = async () => Number((await reader(sql, bindings))[0].count)
  return ctx.trx ? read() : whileUnchanged(`${sql} ${JSON.stringify(bindings)}`, read)
}
