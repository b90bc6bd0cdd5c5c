import { type Context, Decimal, Refusal } from 'kontor/plugin'
import Location from '../models/location.js'
import type { LockedLevels } from './levels.js'
import type { PlannedMove } from './plan.js'

interface Drain {
  productId: number
  locationId: number
}

/**
 * Refuses what would leave a storage with less than nothing, now or on any day after a backdated move
 * (E_STOCK_SHORT names product, place and what is missing). Called with the levels as they would be.
 */
export async function refuseShortage(
  ctx: Context,
  moves: PlannedMove[],
  levels: LockedLevels,
  onDate: string
) {
  for (const { productId, locationId } of drains(moves)) {
    const location = await Location.findOrFail(ctx, locationId)
    if (!location.isStorage) continue
    const now = levels.quantity(productId, locationId)
    const lowest =
      onDate < ctx.today ? await lowestSince(ctx, productId, locationId, onDate, now) : now
    if (lowest.isNegative) throw await short(ctx, productId, location, lowest.negated())
  }
}

function drains(moves: PlannedMove[]): Drain[] {
  const places = moves.map((one) => ({ productId: one.productId, locationId: one.fromLocationId }))
  return [...new Map(places.map((one) => [`${one.productId}:${one.locationId}`, one])).values()]
}

/** The smallest balance on any day from `onDate` on: today's, with each later day's moves taken back. */
async function lowestSince(
  ctx: Context,
  productId: number,
  locationId: number,
  onDate: string,
  now: Decimal
) {
  const days = await ctx.rows<{ on_date: string; change: string }>(
    'SELECT `on_date`, CAST(SUM(CASE WHEN `to_location_id` = ? THEN `quantity` ELSE -`quantity` END) AS CHAR) AS `change` ' +
      'FROM `inventory_stock_moves` WHERE `company_id` = ? AND `product_id` = ? ' +
      'AND (`from_location_id` = ? OR `to_location_id` = ?) AND `on_date` > ? GROUP BY `on_date` ORDER BY `on_date` DESC',
    [locationId, ctx.company.id, productId, locationId, locationId, onDate]
  )
  let balance = now
  let lowest = now
  for (const day of days) {
    balance = balance.minus(Decimal.fromUnits(day.change, 6))
    if (balance.compare(lowest) < 0) lowest = balance
  }
  return lowest
}

async function short(ctx: Context, productId: number, location: Location, missing: Decimal) {
  const product = await ctx.records('catalogue.product').findOrFail(productId)
  return new Refusal('E_STOCK_SHORT', {
    product: String((product as unknown as { name: string }).name),
    location: location.name,
    missing: missing.toString(),
  })
}
