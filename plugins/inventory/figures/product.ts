import { type Context, Decimal, type Figure } from 'kontor/plugin'

/** How much of a product is in all storages, on its own screen. */
export default async function figures(ctx: Context, productId: number): Promise<Figure[]> {
  if (!ctx.access.allows('inventory.stock_level', 'read')) return []
  const [row] = await ctx.rows<{ units: string | null }>(
    'SELECT CAST(SUM(`l`.`quantity`) AS CHAR) AS `units` FROM `inventory_stock_levels` `l` ' +
      "JOIN `inventory_locations` `p` ON `p`.`id` = `l`.`location_id` AND `p`.`kind` = 'storage' " +
      'WHERE `l`.`company_id` = ? AND `l`.`product_id` = ?',
    [ctx.company.id, productId]
  )
  return [
    {
      key: 'on_hand',
      value: Decimal.fromUnits(row?.units ?? 0, 6).toString(),
      href: `/inventory/stock-card?product_id=${productId}`,
    },
  ]
}
