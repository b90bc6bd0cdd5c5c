import type { Context } from '#kernel/companies/context'
import type { Row } from '#kernel/records/fields/types/field_type'
import type { Field } from '#kernel/records/fields/kinds'
import { includeRelation } from '#kernel/records/query/include_relation'
import { targetOf } from '#kernel/records/query/relations'
import { extensionColumns, ownColumns, selectList } from '#kernel/records/query/select_list'
import { serializer } from '#kernel/records/query/serializer'
import { parseSort } from '#kernel/records/query/sort'
import { Source } from '#kernel/records/query/source'
import { quoted, sql } from '#kernel/records/query/sql'

/** The lines of all rows at once, each under its record, with what they refer to. */
export async function loadLines(
  ctx: Context,
  field: Field,
  relations: readonly string[],
  rows: readonly Row[],
  wire: readonly Row[]
) {
  for (const one of wire) one[field.key] = []
  const target = targetOf(field)
  if (!target || rows.length === 0) return
  const source = new Source(ctx, target)
  const columns = ownColumns(source).filter(
    ({ declared }) => !declared.base || declared.key === 'id'
  )
  const shown = [...columns.filter((one) => one.path !== field.by), ...extensionColumns(source)]
  const includes = relations.map((one) => includeRelation(source, one, 'include'))
  const keys = parseSort(source, target.options.sort ?? 'id')
  const needed = includes.flatMap((one) => one.needs)
  const select = selectList(source, [...shown, ...keys.map((one) => one.column), ...needed])
  const back = `${source.alias}.${quoted(field.by!)}`
  const where = sql(
    `${back} IN (${rows.map(() => '?').join(', ')})`,
    rows.map((row) => row.id)
  )
  const from = source.from()
  const found = await ctx.rows(
    `SELECT ${select}, ${back} AS \`_record\` FROM ${from.sql} WHERE ${where.sql} ` +
      `ORDER BY ${keys.map((one) => one.order).join(', ')}`,
    [...from.bindings, ...where.bindings]
  )
  const lines = found.map(serializer(shown))
  for (const include of includes) await include.load(ctx, found, lines)
  const records = new Map(rows.map((row, index) => [Number(row.id), wire[index]]))
  for (const [index, line] of lines.entries()) {
    ;(records.get(Number(found[index]._record))![field.key] as Row[]).push(line)
  }
}
