import type { Context } from '#kernel/companies/context'
import { invalid } from '#kernel/records/fields/types/field_type'
import type { Column } from '#kernel/records/query/column'
import { targetOf, treeOf } from '#kernel/records/query/relations'
import { companyScope } from '#kernel/records/query/scope'
import { allOf, quoted, sql } from '#kernel/records/query/sql'
import type { Sql } from '#kernel/records/query/sql'

/**
 * `["location_id", "under", 5]`: location 5 and everything below it in the tree of locations.
 * Each id is visited once, so a tree bent into a ring ends too.
 */
export function under(ctx: Context, column: Column, id: unknown): Sql {
  const target = targetOf(column.field)
  const parent = target && treeOf(target)
  if (!parent) throw invalid('E_OPERATOR')
  const table = quoted(target.table)
  const step = allOf([
    sql('`below`.`id` = `node`.' + quoted(parent.key)),
    companyScope(ctx, target, '`node`'),
  ])
  return sql(
    `${column.sql} IN (WITH RECURSIVE \`below\` (\`id\`) AS (SELECT ? UNION ` +
      `SELECT \`node\`.\`id\` FROM \`below\` JOIN ${table} AS \`node\` ON ${step.sql}) ` +
      'SELECT `id` FROM `below`)',
    [id, ...step.bindings]
  )
}
