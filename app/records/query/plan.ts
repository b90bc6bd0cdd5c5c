import type { Context } from '#kernel/companies/context'
import type { Row } from '#kernel/records/fields/types/field_type'
import type { Model } from '#kernel/records/model'
import { compileFilter } from '#kernel/records/query/compile_filter'
import { planIncludes } from '#kernel/records/query/include'
import type { Include } from '#kernel/records/query/include_relation'
import type { ReadQuery } from '#kernel/records/query/list_query'
import { mayBeSlow } from '#kernel/records/query/pace'
import { amongIds, proposer } from '#kernel/records/query/proposals'
import type { Propose } from '#kernel/records/query/proposals'
import { companyScope, rowLimit } from '#kernel/records/query/scope'
import { searchFor } from '#kernel/records/query/search'
import { columnsFor, selectList } from '#kernel/records/query/select_list'
import { serializer } from '#kernel/records/query/serializer'
import { parseSort } from '#kernel/records/query/sort'
import type { SortKey } from '#kernel/records/query/sort'
import { Source } from '#kernel/records/query/source'
import { allOf, sql } from '#kernel/records/query/sql'
import type { Sql } from '#kernel/records/query/sql'

/** What the rows are taken out for: each is a right of its own. */
export type ReadVerb = 'read' | 'export' | 'report'

/** A list query ready to run, whatever page of it is asked for. */
export interface Plan {
  keys: SortKey[]
  /** It may have to look at every row of the table. */
  mayBeSlow: boolean
  /** Names every record its words can be in, where the search index can; the statement itself still decides. */
  propose: Propose | null
  includes: Include[]
  serialize(row: Row): Row
  /** The statement of one page: rows that also meet `more`, at most `limit`. */
  page(more: Sql | null, limit: number): Sql
  count(more?: Sql): Sql
}

/** The plan as it is quickest for this caller now: where the search index names the records, no others are looked at. */
export async function narrowed(ctx: Context, plan: Plan): Promise<Plan> {
  const ids = plan.propose && (await plan.propose(ctx))
  if (!ids) return plan
  const among = amongIds('`t`', ids)
  return {
    ...plan,
    mayBeSlow: false,
    page: (more, limit) => plan.page(more ? allOf([more, among]) : among, limit),
    count: () => plan.count(among),
  }
}

/** Looks up everything a query names and compiles it. */
export function makePlan(ctx: Context, model: Model, query: ReadQuery, verb: ReadVerb): Plan {
  const source = new Source(ctx, model)
  const where = allOf([
    ...rowsFor(source, verb),
    query.archived ? null : sql(`${source.alias}.\`archived_at\` IS NULL`),
    query.filter === undefined ? null : compileFilter(source, query.filter),
    query.words.length > 0 ? searchFor(source, query.words) : null,
  ])
  const keys = query.sort === undefined ? defaultSort(source) : parseSort(source, query.sort)
  const columns = columnsFor(source, query.fields, verb)
  const includes = planIncludes(source, [...query.include, ...linesIn(model, query.fields)])
  const needed = includes.flatMap((one) => one.needs)
  const select = selectList(source, [...columns, ...keys.map((one) => one.column), ...needed])
  const from = source.from()
  const order = keys.map((one) => one.order).join(', ')
  return {
    keys,
    mayBeSlow: mayBeSlow(source, query, keys),
    propose: proposer(source, query),
    includes,
    serialize: serializer(columns),
    page(more, limit) {
      const all = more ? allOf([where, more]) : where
      return sql(
        `SELECT ${select} FROM ${from.sql} WHERE ${all.sql} ORDER BY ${order} LIMIT ${limit}`,
        [...from.bindings, ...all.bindings]
      )
    },
    count(more) {
      const all = more ? allOf([where, more]) : where
      return sql(`SELECT COUNT(*) AS \`count\` FROM ${from.sql} WHERE ${all.sql}`, [
        ...from.bindings,
        ...all.bindings,
      ])
    },
  }
}

/** What limits every read of a caller: the companies chosen, the deployment's own limits, his rules. */
export function rowsFor(source: Source, verb: ReadVerb = 'read'): (Sql | null)[] {
  const { ctx, model, alias } = source
  return [companyScope(ctx, model, alias), rowLimit(ctx, model, alias), source.visible(verb)]
}

/** Lines named among the fields are loaded like included ones. */
function linesIn(model: Model, names: readonly string[] | undefined) {
  return (names ?? []).filter((one) => model.fields.get(one)?.kind === 'lines')
}

/** The model's own order, as far as the caller may know it. */
function defaultSort(source: Source) {
  const words = source.model.sort.split(',')
  const readable = words.filter((one) => source.column(one.replace(/^-/, '')))
  return parseSort(source, readable.length > 0 ? readable.join(',') : '-id')
}
