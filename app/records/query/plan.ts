import type { Context } from '#kernel/companies/context'
import type { Row } from '#kernel/records/fields/types/field_type'
import type { Model } from '#kernel/records/model'
import { compileFilter } from '#kernel/records/query/compile_filter'
import { prospectOf, type Prospect } from '#kernel/records/query/choose_lead'
import type { Stretch } from '#kernel/records/query/cursor'
import { selectWord, type Lead } from '#kernel/records/query/lead'
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
  /** What its custom fields say of it; undefined where none with an index is asked for. */
  prospect: Prospect | undefined
  /** The statement of one page: the rows of a stretch, at most `limit`, as the engine or `led` chooses. */
  page(stretch: Stretch, limit: number, led?: Led): Sql
  count(more?: Sql): Sql
}

/** With what a statement begins, and the keys as that has them. */
export interface Led {
  keys: SortKey[]
  lead?: Lead
}

/** The plan as it is quickest for this caller now: where the search index names the records, no others are looked at. */
export async function narrowed(ctx: Context, plan: Plan): Promise<Plan> {
  const ids = plan.propose && (await plan.propose(ctx))
  if (!ids) return plan
  const among = amongIds('`t`', ids)
  return {
    ...plan,
    mayBeSlow: false,
    prospect: undefined,
    page: (stretch, limit) =>
      plan.page({ ...stretch, where: allOf([stretch.where, among]) }, limit),
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
  const prospect = prospectOf(source, query, keys)
  return {
    keys,
    prospect,
    mayBeSlow: mayBeSlow(source, query, keys),
    propose: proposer(source, query),
    includes,
    serialize: serializer(columns),
    page(stretch, limit, { keys: ordered, lead } = { keys }) {
      const all = allOf([where, stretch.where])
      const from = source.from(lead)
      return sql(
        `${selectWord(lead)} ${select} FROM ${from.sql} WHERE ${all.sql} ORDER BY ${orderOf(ordered, stretch)} LIMIT ${limit}`,
        [...from.bindings, ...all.bindings]
      )
    },
    count(more) {
      const all = more ? allOf([where, more]) : where
      const from = source.from()
      return sql(`SELECT COUNT(*) AS \`count\` FROM ${from.sql} WHERE ${all.sql}`, [
        ...from.bindings,
        ...all.bindings,
      ])
    },
  }
}

/** Within a stretch either every row has a value of the first key, or none has; the index holds the ids too. */
function orderOf([first, ...rest]: SortKey[], { part }: Stretch) {
  if (part === 'all') return [first, ...rest].map((one) => one.order).join(', ')
  if (part === 'empty') return rest.map((one) => one.order).join(', ')
  const way = first.descending ? ' DESC' : ''
  const id = first.column.index && rest[0].column.path === 'id' && first.column.index.recordId
  const others = id ? [id + way] : rest.map((one) => one.order)
  // Where all have one value, MySQL does not see it in a column of another collation, and would sort.
  return (part === 'same' ? others : [first.column.sql + way, ...others]).join(', ')
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
