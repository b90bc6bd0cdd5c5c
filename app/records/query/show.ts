import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import type { Row } from '#kernel/records/fields/types/field_type'
import type { Model } from '#kernel/records/model'
import { planIncludes } from '#kernel/records/query/include'
import { readNames } from '#kernel/records/query/list_query'
import { rowsFor } from '#kernel/records/query/plan'
import { idIn } from '#kernel/records/query/select'
import {
  columnsFor,
  extensionColumns,
  ownColumns,
  selectList,
} from '#kernel/records/query/select_list'
import { serializer } from '#kernel/records/query/serializer'
import { Source } from '#kernel/records/query/source'
import { allOf } from '#kernel/records/query/sql'

export interface ShowOptions {
  fields?: string | readonly string[]
  include?: string | readonly string[]
}

/**
 * One record in wire form, archived or not: everything the caller may read of it, with its lines
 * and what other plugins add, unless `fields` says less. Throws 404 where he may not see it, 403 where
 * he may see no record of the model.
 */
export async function show(
  ctx: Context,
  model: Model,
  id: number,
  options: ShowOptions = {}
): Promise<Row> {
  ctx.access.authorize(model.name, 'read')
  const source = new Source(ctx, model)
  const names = readNames('fields', options.fields)
  const columns = names
    ? columnsFor(source, names)
    : [...ownColumns(source), ...extensionColumns(source)]
  const includes = planIncludes(source, [
    ...(readNames('include', options.include) ?? []),
    ...linesOf(source, names),
  ])
  const select = selectList(source, [...columns, ...includes.flatMap((one) => one.needs)])
  const where = allOf([idIn(source.alias, [id]), ...rowsFor(source)])
  const from = source.from()
  const rows = await ctx.rows(`SELECT ${select} FROM ${from.sql} WHERE ${where.sql}`, [
    ...from.bindings,
    ...where.bindings,
  ])
  if (rows.length === 0) throw Refusal.missing()
  const wire = rows.map(serializer(columns))
  for (const include of includes) await include.load(ctx, rows, wire)
  return wire[0]
}

function linesOf(source: Source, names: readonly string[] | undefined) {
  const lines = [...source.model.fields.values()].filter((one) => one.kind === 'lines')
  return lines
    .filter((one) => source.isReadable(source.model, one) && (!names || names.includes(one.key)))
    .map((one) => one.key)
}
