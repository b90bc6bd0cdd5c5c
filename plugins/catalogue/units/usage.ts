import type { Context } from 'kontor/plugin'

const COLUMNS = ['unit_id', 'sales_unit_id', 'purchase_unit_id', 'weight_unit_id']

/** Whether any product is counted, traded or weighed in a unit. */
export async function isUnitUsed(ctx: Context, unitId: number) {
  const sql = COLUMNS.map(
    (column) => `SELECT 1 AS used FROM catalogue_products WHERE ${column} = ?`
  )
  const rows = await ctx.rows(
    `${sql.join(' UNION ALL ')} LIMIT 1`,
    COLUMNS.map(() => unitId)
  )
  return rows.length > 0
}
