import type { Context } from '#kernel/companies/context'
import { bucketStart } from '#kernel/records/query/groups/bucket'
import type { GroupKey } from '#kernel/records/query/groups/group_key'
import { plainExpression } from '#kernel/records/query/groups/group_key'
import { localDay } from '#kernel/records/query/groups/local_day'
import { sql } from '#kernel/records/query/sql'
import type { Sql } from '#kernel/records/query/sql'

/** What the rows of one group have in common, as an expression of the statement. */
export async function keyExpression(
  ctx: Context,
  key: GroupKey,
  from: Sql,
  where: Sql
): Promise<Sql> {
  const { column, bucket } = key
  if (!bucket) return sql(plainExpression(column))
  if (column.field.kind === 'date') return bucketStart(sql(column.sql), bucket)
  const span = await ctx.rows<{ earliest: string | null; latest: string | null }>(
    `SELECT MIN(${column.sql}) AS \`earliest\`, MAX(${column.sql}) AS \`latest\` FROM ${from.sql} WHERE ${where.sql}`,
    [...from.bindings, ...where.bindings]
  )
  const { earliest, latest } = span[0]
  if (!earliest || !latest) return sql(column.sql)
  return bucketStart(localDay(ctx, column.sql, earliest, latest), bucket)
}
