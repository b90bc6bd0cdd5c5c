import type { Context, Invariant } from 'kontor/plugin'

interface Difference {
  product_id: number
  location_id: number
  level: string
  moved: string
}

/** Stock equals the sum of its moves, for every product and place. */
export const stockIsSumOfMoves: Invariant = {
  name: 'inventory.stock_is_sum_of_moves',
  async check(ctx) {
    const differences = await ctx.rows<Difference>(
      'SELECT `product_id`, `location_id`, CAST(SUM(`level`) AS CHAR) AS `level`, CAST(SUM(`moved`) AS CHAR) AS `moved` FROM (' +
        'SELECT `product_id`, `location_id`, `quantity` AS `level`, 0 AS `moved` FROM `inventory_stock_levels` WHERE `company_id` = ? ' +
        'UNION ALL SELECT `product_id`, `to_location_id`, 0, `quantity` FROM `inventory_stock_moves` WHERE `company_id` = ? ' +
        'UNION ALL SELECT `product_id`, `from_location_id`, 0, -`quantity` FROM `inventory_stock_moves` WHERE `company_id` = ?' +
        ') `sums` GROUP BY `product_id`, `location_id` HAVING SUM(`level`) <> SUM(`moved`)',
      [ctx.company.id, ctx.company.id, ctx.company.id]
    )
    return differences.map(
      (one) =>
        `product ${one.product_id} at location ${one.location_id}: level ${one.level}, moves ${one.moved} (millionths)`
    )
  },
}

/** No storage holds less than nothing. */
export const noStorageIsShort: Invariant = {
  name: 'inventory.no_storage_is_short',
  async check(ctx) {
    const short = await ctx.rows<{ product_id: number; location_id: number }>(
      'SELECT `l`.`product_id`, `l`.`location_id` FROM `inventory_stock_levels` `l` JOIN `inventory_locations` `p` ' +
        "ON `p`.`id` = `l`.`location_id` WHERE `l`.`company_id` = ? AND `p`.`kind` = 'storage' AND `l`.`quantity` < 0",
      [ctx.company.id]
    )
    return short.map(
      (one) => `product ${one.product_id} at location ${one.location_id} is below zero`
    )
  },
}

/** Posted operations have a number and drafts have none; what moved belongs to a posted operation. */
export const postedIsNumbered: Invariant = {
  name: 'inventory.posted_is_numbered',
  async check(ctx: Context) {
    const wrong = await ctx.rows<{ id: number; state: string }>(
      "SELECT `id`, `state` FROM `inventory_operations` WHERE `company_id` = ? AND ((`state` = 'posted') <> (`number` IS NOT NULL))",
      [ctx.company.id]
    )
    const unposted = await ctx.rows<{ id: number }>(
      'SELECT `m`.`id` FROM `inventory_stock_moves` `m` JOIN `inventory_operations` `o` ON `o`.`id` = `m`.`operation_id` ' +
        "WHERE `m`.`company_id` = ? AND `o`.`state` <> 'posted'",
      [ctx.company.id]
    )
    return [
      ...wrong.map((one) => `operation ${one.id} is ${one.state} but its number says otherwise`),
      ...unposted.map((one) => `move ${one.id} belongs to an operation that is not posted`),
    ]
  },
}
