import { type Context, Decimal } from 'kontor/plugin'

export interface LevelRow {
  id: number
  product_id: number
  location_id: number
  quantity: string
}

/**
 * Levels as they were at the end of a business date: today's, with every later move taken back. The cost
 * grows with the page and with what moved since, not with the history.
 */
export async function asOf<T extends LevelRow>(
  ctx: Context,
  levels: T[],
  onDate: string
): Promise<T[]> {
  if (levels.length === 0 || onDate >= ctx.today) return levels
  const since = await changesSince(ctx, [...new Set(levels.map((one) => one.product_id))], onDate)
  return levels.map((one) => {
    const change = since.get(`${one.product_id}:${one.location_id}`)
    if (!change) return one
    return { ...one, quantity: Decimal.parse(one.quantity, 6).minus(change).toString() }
  })
}

async function changesSince(ctx: Context, products: number[], onDate: string) {
  const marks = products.map(() => '?').join(', ')
  const rows = await ctx.rows<{ product_id: number; location_id: number; change: string }>(
    'SELECT `product_id`, `location_id`, CAST(SUM(`change`) AS CHAR) AS `change` FROM (' +
      'SELECT `product_id`, `to_location_id` AS `location_id`, `quantity` AS `change` FROM `inventory_stock_moves` ' +
      `WHERE \`company_id\` = ? AND \`product_id\` IN (${marks}) AND \`on_date\` > ? ` +
      'UNION ALL SELECT `product_id`, `from_location_id`, -`quantity` FROM `inventory_stock_moves` ' +
      `WHERE \`company_id\` = ? AND \`product_id\` IN (${marks}) AND \`on_date\` > ?` +
      ') `changes` GROUP BY `product_id`, `location_id`',
    [ctx.company.id, ...products, onDate, ctx.company.id, ...products, onDate]
  )
  return new Map(
    rows.map((row) => [`${row.product_id}:${row.location_id}`, Decimal.fromUnits(row.change, 6)])
  )
}
