import { type Context, Decimal } from 'kontor/plugin'

export interface LowProduct {
  product_id: number
  code: string | null
  name: string
  on_hand: string
  reorder_level: string
  missing: string
}

interface Row {
  product_id: number
  code: string | null
  name: string
  on_hand: string | null
  reorder_level: number
}

/** Products still sold whose stock in all storages is at or below their reorder level, the shortest first. */
export async function lowStock(
  ctx: Context,
  options: { below?: boolean } = {}
): Promise<LowProduct[]> {
  const compare = options.below ? '<' : '<='
  const rows = await ctx.rows<Row>(
    'SELECT `p`.`id` AS `product_id`, `p`.`code`, `p`.`name`, `x`.`reorder_level`, CAST(SUM(`l`.`quantity`) AS CHAR) AS `on_hand` ' +
      'FROM `inventory_products` `x` JOIN `catalogue_products` `p` ON `p`.`id` = `x`.`record_id` ' +
      'LEFT JOIN (SELECT `s`.`product_id`, `s`.`quantity` FROM `inventory_stock_levels` `s` ' +
      "JOIN `inventory_locations` `a` ON `a`.`id` = `s`.`location_id` AND `a`.`kind` = 'storage' WHERE `s`.`company_id` = ?" +
      ') `l` ON `l`.`product_id` = `p`.`id` ' +
      'WHERE `p`.`company_id` = ? AND `x`.`reorder_level` IS NOT NULL AND `p`.`archived_at` IS NULL AND `p`.`is_discontinued` = 0 ' +
      'GROUP BY `p`.`id`, `p`.`code`, `p`.`name`, `x`.`reorder_level` ' +
      `HAVING COALESCE(SUM(\`l\`.\`quantity\`), 0) ${compare} \`x\`.\`reorder_level\` ` +
      'ORDER BY COALESCE(SUM(`l`.`quantity`), 0) - `x`.`reorder_level`, `p`.`id`',
    [ctx.company.id, ctx.company.id]
  )
  return rows.map(shown)
}

function shown(row: Row): LowProduct {
  const onHand = Decimal.fromUnits(row.on_hand ?? 0, 6)
  const level = Decimal.fromUnits(row.reorder_level, 6)
  return {
    product_id: Number(row.product_id),
    code: row.code,
    name: row.name,
    on_hand: onHand.toString(),
    reorder_level: level.toString(),
    missing: level.minus(onHand).toString(),
  }
}
