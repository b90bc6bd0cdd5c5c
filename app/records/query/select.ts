import { engine } from '#config/database'
import type { Context } from '#kernel/companies/context'
import type { Model } from '#kernel/records/model'
import { compileFilter } from '#kernel/records/query/compile_filter'
import type { FilterNode } from '#kernel/records/query/filter'
import { companyScope, rowLimit } from '#kernel/records/query/scope'
import { parseSort } from '#kernel/records/query/sort'
import { Source } from '#kernel/records/query/source'
import { allOf, placeholders, sql } from '#kernel/records/query/sql'
import type { Sql } from '#kernel/records/query/sql'

export interface SelectOptions {
  filter?: FilterNode
  ids?: readonly number[]
  sort?: string
  limit?: number
  /** Many rows by what tells them apart: found by its index, in any order. */
  byKey?: boolean
  /** Locks the rows until the transaction ends, `share` only against changes; SQLite has only one writer anyway. */
  lock?: Lock
}

export type Lock = boolean | 'share'

const LOCKS: Record<string, string> = { true: ' FOR UPDATE', share: ' LOCK IN SHARE MODE' }

/**
 * The rows of a model within the company that is written to, for code that acts: the caller's rules
 * do not apply, archived records are there.
 */
export function compileSelect(ctx: Context, model: Model, options: SelectOptions): Sql {
  const source = new Source(ctx, model, 'kernel')
  const where = allOf([
    companyScope(ctx, model, source.alias, options.byKey ? 'key' : 'writing'),
    options.ids ? idIn(source.alias, options.ids) : null,
    options.filter ? compileFilter(source, options.filter) : null,
  ])
  const order = parseSort(source, options.sort ?? 'id').map((one) => one.order)
  const sorted = options.byKey ? '' : ` ORDER BY ${order.join(', ')}`
  const from = source.from()
  const limit = options.limit ? ` LIMIT ${Math.floor(options.limit)}` : ''
  const lock = options.lock && engine === 'mysql' ? LOCKS[String(options.lock)] : ''
  return sql(
    `SELECT ${source.alias}.* FROM ${from.sql} WHERE ${where.sql}${sorted}${limit}${lock}`,
    [...from.bindings, ...where.bindings]
  )
}

/** Whether one record, archived or not, is the company's and matches a filter of the kernel's own. */
export async function matches(
  ctx: Context,
  model: Model,
  id: number,
  filter: FilterNode,
  /** Also within what limits the rows this caller sees. */
  { asSeen = false } = {}
) {
  const source = new Source(ctx, model, 'kernel')
  const where = allOf([
    idIn(source.alias, [id]),
    companyScope(ctx, model, source.alias),
    asSeen ? rowLimit(ctx, model, source.alias) : null,
    compileFilter(source, filter),
  ])
  const from = source.from()
  const rows = await ctx.rows(`SELECT 1 AS \`found\` FROM ${from.sql} WHERE ${where.sql} LIMIT 1`, [
    ...from.bindings,
    ...where.bindings,
  ])
  return rows.length > 0
}

/** The rows of these ids; none where there are none. */
export function idIn(alias: string, ids: readonly number[]): Sql {
  if (ids.length === 0) return sql('1=0')
  return sql(`${alias}.\`id\` IN (${placeholders(ids)})`, ids)
}
