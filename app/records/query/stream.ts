import type { Context } from '#kernel/companies/context'
import type { Row } from '#kernel/records/fields/types/field_type'
import type { Model } from '#kernel/records/model'
import { encodeCursor } from '#kernel/records/query/cursor'
import { readPage, wireRows } from '#kernel/records/query/list'
import { readQuery } from '#kernel/records/query/list_query'
import type { ListQuery } from '#kernel/records/query/list_query'
import { makePlan } from '#kernel/records/query/plan'
import type { ReadVerb } from '#kernel/records/query/plan'

const AT_ONCE = 500

/**
 * Every record a list query finds, in wire form, read a few hundred at a time so that memory stays
 * flat however many there are. By default for export, which is a right of its own.
 */
export async function* stream(
  ctx: Context,
  model: Model,
  query: ListQuery,
  verb: ReadVerb = 'export'
): AsyncGenerator<Row> {
  ctx.access.authorize(model.name, verb)
  const read = readQuery(query)
  const plan = makePlan(ctx, model, read, verb)
  let after = read.after
  do {
    const rows = await readPage(ctx, plan, after, AT_ONCE)
    yield* await wireRows(ctx, plan, rows)
    after = rows.length === AT_ONCE ? encodeCursor(plan.keys, rows[rows.length - 1]) : undefined
  } while (after !== undefined)
}
