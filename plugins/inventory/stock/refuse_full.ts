import { type Context, type Hook, Refusal } from 'kontor/plugin'

/** A place that still holds goods stays, or they would be nowhere. */
export const refuseFullLocation: Hook = async (ctx, location) => {
  if (await holdsGoods(ctx, '`p`.`id` = ?', location.id)) throw new Refusal('E_LOCATION_FULL')
}

/** The same for a warehouse with all its places. */
export const refuseFullWarehouse: Hook = async (ctx, warehouse) => {
  if (await holdsGoods(ctx, '`p`.`warehouse_id` = ?', warehouse.id)) {
    throw new Refusal('E_LOCATION_FULL')
  }
}

async function holdsGoods(
  ctx: Context,
  where: '`p`.`id` = ?' | '`p`.`warehouse_id` = ?',
  id: number
) {
  const [level] = await ctx.rows(
    'SELECT 1 AS `found` FROM `inventory_stock_levels` `l` JOIN `inventory_locations` `p` ON `p`.`id` = `l`.`location_id` ' +
      `WHERE \`l\`.\`company_id\` = ? AND \`p\`.\`kind\` = 'storage' AND \`l\`.\`quantity\` <> 0 AND ${where} LIMIT 1`,
    [ctx.company.id, id]
  )
  return level !== undefined
}
