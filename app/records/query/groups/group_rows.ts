import type { Context } from '#kernel/companies/context'
import type { Row } from '#kernel/records/fields/types/field_type'
import type { Model } from '#kernel/records/model'
import { compileFilter } from '#kernel/records/query/compile_filter'
import { keyExpression } from '#kernel/records/query/groups/key_expression'
import { groupFilter, parseGroup } from '#kernel/records/query/groups/group_key'
import type { GroupKey } from '#kernel/records/query/groups/group_key'
import { gather } from '#kernel/records/query/groups/gather'
import { currenciesOf, summable, sumParts } from '#kernel/records/query/groups/sums'
import type { GroupPage, Sums } from '#kernel/records/query/groups/wire'
import { readQuery } from '#kernel/records/query/list_query'
import type { ListQuery } from '#kernel/records/query/list_query'
import { rowsFor } from '#kernel/records/query/plan'
import { amongIds, proposer } from '#kernel/records/query/proposals'
import { refused } from '#kernel/records/query/refusals'
import { costly, patienceFor } from '#kernel/records/query/costly'
import { searchFor } from '#kernel/records/query/search'
import { Source } from '#kernel/records/query/source'
import { allOf, sql } from '#kernel/records/query/sql'
import type { Sql } from '#kernel/records/query/sql'

/** The parameters of a list, what to gather by, and how many lines of the answer were seen before. */
export interface GroupQuery extends Omit<ListQuery, 'after'> {
  group?: string
  skip?: number
}

const AT_ONCE = 200

/** One statement over all rows of a list: how many, and the sums of the columns named in `fields`. */
interface Parts {
  source: Source
  where: Sql
  names: readonly string[]
  words: readonly string[]
}

/** The groups of a list by one field, each with its count and sums. Company, rules and readable fields as in lists. */
export async function groupRows(ctx: Context, model: Model, query: GroupQuery): Promise<GroupPage> {
  const { group = '', skip = 0, ...rest } = query
  const parts = await partsOf(ctx, model, rest)
  const [key] = parseGroup(parts.source, group)
  if (!key) throw refused('group', 'E_REQUIRED')
  const found = await aggregate(ctx, parts, key, skip)
  const { groups, next } = await gather(ctx, key, found.rows, found, AT_ONCE)
  const data = groups.map((one) => ({ ...one, filter: groupFilter(key, one.value) }))
  return { data, next: next === null ? null : skip + next }
}

/** How many rows a list finds, and the sums of the columns named. */
export async function totals(
  ctx: Context,
  model: Model,
  query: ListQuery
): Promise<{ count: number; sums: Sums }> {
  const parts = await partsOf(ctx, model, query)
  const found = await aggregate(ctx, parts, null, 0)
  const { groups } = await gather(ctx, null, found.rows, found, AT_ONCE)
  const { count, sums } = groups[0] ?? { count: 0, sums: {} }
  return { count, sums }
}

async function partsOf(ctx: Context, model: Model, query: ListQuery): Promise<Parts> {
  ctx.access.authorize(model.name, 'read')
  const read = readQuery(query)
  const source = new Source(ctx, model)
  const ids = await proposer(source, read)?.(ctx)
  const where = allOf([
    ...rowsFor(source),
    read.archived ? null : sql(`${source.alias}.\`archived_at\` IS NULL`),
    read.filter === undefined ? null : compileFilter(source, read.filter),
    read.words.length > 0 ? searchFor(source, read.words) : null,
    ids ? amongIds(source.alias, ids) : null,
  ])
  return { source, where, names: read.fields ?? [], words: read.words }
}

async function aggregate(ctx: Context, parts: Parts, key: GroupKey | null, skip: number) {
  const { source, where, names, words } = parts
  const columns = summable(source, names)
  const currencies = [...currenciesOf(columns)]
  const from = () => source.from()
  const by = key && (await keyExpression(ctx, key, from(), where))
  const apart = currencies.map(([, name], at) => `${name} AS \`c${at}\``)
  const selected = [
    ...(by ? [`${by.sql} AS \`key\``, `MIN(${key!.column.sql}) AS \`sample\``] : []),
    ...apart,
    'COUNT(*) AS `count`',
    ...columns.flatMap(sumParts),
  ]
  const grouped = [...(by ? ['`key`'] : []), ...currencies.map((_, at) => `\`c${at}\``)]
  const order = by ? ` ORDER BY \`key\`${key!.descending ? ' DESC' : ''}` : ''
  const tail = grouped.length > 0 ? ` GROUP BY ${grouped.join(', ')}${order}` : ''
  const page = ` LIMIT ${AT_ONCE + 1} OFFSET ${Math.max(0, Math.floor(skip))}`
  const text = `SELECT ${selected.join(', ')} FROM ${from().sql} WHERE ${where.sql}${tail}${page}`
  const bindings = [...(by?.bindings ?? []), ...from().bindings, ...where.bindings]
  const rows = await costly<Row>(ctx, source.model, { sql: text, bindings }, patienceFor(words))
  return { rows, columns, currencies: currencies.map(([path]) => path) }
}
