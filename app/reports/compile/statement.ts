import { engine } from '#config/database'
import type { Context } from '#kernel/companies/context'
import type { Row } from '#kernel/records/fields/types/field_type'
import { compare } from '#kernel/records/query/compare'
import { compileFilter } from '#kernel/records/query/compile_filter'
import type { FilterNode } from '#kernel/records/query/filter'
import { plainExpression } from '#kernel/records/query/groups/group_key'
import { localDay } from '#kernel/records/query/groups/local_day'
import { rowsFor } from '#kernel/records/query/plan'
import { relationsOf } from '#kernel/records/query/relations'
import type { Source } from '#kernel/records/query/source'
import { allOf, quoted, sql } from '#kernel/records/query/sql'
import type { Sql } from '#kernel/records/query/sql'
import { currencyExtremes, readTogether } from '#kernel/reports/compile/currencies'
import { rangeExpression } from '#kernel/reports/compile/key'
import type { Key } from '#kernel/reports/compile/key'
import type { Part } from '#kernel/reports/compile/parts'
import { spanStart, isFiscal } from '#kernel/reports/query/spans'
import { readInTime } from '#kernel/reports/run/read_in_time'

/** A report's own conditions, in the grammar of lists: what its rows are drilled down with. */
export function baseFilter(source: Source, filter: unknown, archived: boolean): FilterNode[] {
  const given = filter === undefined || filter === null ? [] : [filter as FilterNode]
  const owner = archived ? undefined : ownerOf(source)
  return owner === undefined ? given : [...given, [`${owner}.archived_at`, 'null']]
}

/** The relation from a line to the record it belongs to: archived with it, as people see it. */
function ownerOf({ model }: Source) {
  if (!model.lineOf) return undefined
  return [...relationsOf(model)].find(([, field]) => field.to === model.lineOf)?.[0]
}

/** The condition of a report's records: company, rules for `report`, filter, and archived ones out. */
export function conditionOf(
  source: Source,
  filters: readonly FilterNode[],
  archived: boolean
): Sql {
  return allOf([
    ...rowsFor(source, 'report'),
    archived ? null : sql(`${source.alias}.\`archived_at\` IS NULL`),
    ...filters.map((one, index) => compileFilter(source, one, index === 0 ? 'filter' : 'owner')),
  ])
}

/** What a report's statement is made of. */
export interface Gathering {
  source: Source
  where: Sql
  keys: readonly Key[]
  parts: readonly Part[]
}

/** The groups of a report's records, each once. Plain columns are gathered as they are: an index on them serves. */
export async function readGroups(ctx: Context, gathering: Gathering, most: number): Promise<Row[]> {
  const expressions = await Promise.all(
    gathering.keys.map((key) => expressionOf(ctx, gathering, key))
  )
  return readTogether(ctx, gathering.keys, (isTogether) =>
    readExactly(ctx, { ...gathering, expressions, most, isTogether })
  )
}

/** What one statement selects. */
interface Selection extends Omit<Gathering, 'parts'> {
  parts: readonly (Part & { isWide?: boolean })[]
  expressions: readonly Sql[]
  most: number
  /** Amounts are put together whatever their currency; the rows say whether it was one. */
  isTogether: boolean
}

async function readExactly(ctx: Context, selection: Selection): Promise<Row[]> {
  const { model } = selection.source
  try {
    return await readInTime(ctx, model, statementOf(selection))
  } catch (error) {
    if (!(error instanceof Error) || !/integer overflow/.test(error.message)) throw error
    const parts = selection.parts.map((one) => ({ ...one, isWide: true }))
    return readInTime(ctx, model, statementOf({ ...selection, parts }))
  }
}

function statementOf({
  source,
  where,
  keys,
  parts,
  expressions,
  most,
  isTogether,
}: Selection): Sql {
  const isApart = (index: number) => !(isTogether && keys[index].isCurrency)
  const selected = [
    ...expressions.flatMap((one, index) =>
      isApart(index) ? [`${one.sql} AS ${quoted(`g${index}`)}`] : currencyExtremes(one.sql, index)
    ),
    ...keys.flatMap((key, index) => sampleOf(key, expressions[index], index)),
    ...parts.flatMap(selectedPart),
  ]
  const from = source.from()
  const by = keys.flatMap((_, index) => (isApart(index) ? [quoted(`g${index}`)] : []))
  // Without groups there is a row even of nothing.
  const nothing = isTogether ? ' HAVING COUNT(*) > 0' : ''
  const tail = by.length > 0 ? ` GROUP BY ${by.join(', ')}` : nothing
  return atMost(
    sql(`SELECT ${selected.join(', ')} FROM ${from.sql} WHERE ${where.sql}${tail}`, [
      ...expressions.flatMap((one) => one.bindings),
      ...from.bindings,
      ...where.bindings,
    ]),
    most
  )
}

/** MySQL takes a limit of groups for one of records, and reads a whole company by its index: it stands outside. */
function atMost({ sql: text, bindings }: Sql, most: number): Sql {
  return engine === 'sqlite'
    ? sql(`${text} LIMIT ${most}`, bindings)
    : sql(`SELECT * FROM (${text}) AS \`gathered\` LIMIT ${most}`, bindings)
}

/** Text gathered without case shows one of the ways it is written. */
const sampleOf = ({ column }: Key, expression: Sql, index: number) =>
  expression.sql.startsWith('fold(') ? [`MIN(${column.sql}) AS ${quoted(`s${index}`)}`] : []

function selectedPart({ sql: text, alias, wide, isWide }: Part & { isWide?: boolean }) {
  if (!wide || !isWide) return [`${text} AS ${quoted(alias)}`]
  return [`${wide.millions} AS ${quoted(alias)}`, `${wide.rest} AS ${quoted(`${alias}r`)}`]
}

async function expressionOf(ctx: Context, gathering: Gathering, key: Key): Promise<Sql> {
  const { column, span, ranges } = key
  if (ranges) {
    const ends = ranges.map(({ from, before }) =>
      allOf([
        from === null ? null : compare(ctx, column, 'gte', from, 'dimensions'),
        before === null
          ? sql(`${column.sql} IS NOT NULL`)
          : compare(ctx, column, 'lt', before, 'dimensions'),
      ])
    )
    return rangeExpression(ends)
  }
  // Elsewhere groups that differ in the case of letters are put together after they are read.
  if (!span) return sql(gathering.parts.some(isExactOnly) ? plainExpression(column) : column.sql)
  const firstMonth = isFiscal(span) ? await firstMonthOf(ctx) : 1
  if (column.field.kind === 'date') return spanStart(sql(column.sql), span, firstMonth)
  const { source, where } = gathering
  // A custom field joins its values when its column is asked for: before the joins are.
  const name = column.sql
  const from = source.from()
  const [found] = await readInTime<{ earliest: string | null; latest: string | null }>(
    ctx,
    source.model,
    sql(
      `SELECT MIN(${name}) AS \`earliest\`, MAX(${name}) AS \`latest\` FROM ${from.sql} WHERE ${where.sql}`,
      [...from.bindings, ...where.bindings]
    )
  )
  const { earliest, latest } = found
  if (!earliest || !latest) return sql(name)
  return spanStart(localDay(ctx, name, earliest, latest), span, firstMonth)
}

/** What cannot be put together after it is read. */
const isExactOnly = ({ merge }: Part) => merge === 'none'

/** The month the company's financial year begins with. */
async function firstMonthOf(ctx: Context) {
  const [company] = await ctx.rows<{ first: string }>(
    'SELECT `fiscal_year_start` AS `first` FROM `companies` WHERE `id` = ?',
    [ctx.company.id]
  )
  return Number(company?.first ?? 1)
}
