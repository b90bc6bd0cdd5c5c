import { type Context, Decimal } from 'kontor/plugin'
import StockLevel from '../models/stock_level.js'
import type { PlannedMove } from './plan.js'

const NOTHING = new Decimal(0n, 6)

/**
 * The levels a posting touches, locked in key order so that two postings never wait for each other in a
 * circle. A level that is not there yet is made with zero.
 */
export class LockedLevels {
  private constructor(private readonly levels: Map<string, StockLevel>) {}

  static async of(ctx: Context, keys: { productId: number; locationId: number }[]) {
    const wanted = new Map(keys.map((one) => [keyOf(one.productId, one.locationId), one]))
    const levels = new Map<string, StockLevel>()
    for (const [key, one] of [...wanted].sort(([a], [b]) => (a < b ? -1 : 1))) {
      levels.set(key, await lockOrMake(ctx, one.productId, one.locationId))
    }
    return new LockedLevels(levels)
  }

  quantity(productId: number, locationId: number): Decimal {
    return this.levels.get(keyOf(productId, locationId))?.quantity ?? NOTHING
  }

  apply(move: PlannedMove) {
    this.add(move.productId, move.fromLocationId, move.quantity.negated())
    this.add(move.productId, move.toLocationId, move.quantity)
  }

  private add(productId: number, locationId: number, quantity: Decimal) {
    const level = this.levels.get(keyOf(productId, locationId))!
    level.quantity = level.quantity.plus(quantity)
  }
}

async function lockOrMake(ctx: Context, productId: number, locationId: number) {
  const filter = {
    and: [
      ['product_id', 'eq', productId],
      ['location_id', 'eq', locationId],
    ],
  } as const
  const [found] = await ctx.records(StockLevel).where(filter, { lock: true, limit: 1 })
  return found ?? StockLevel.create(ctx, { productId, locationId, quantity: NOTHING })
}

/** Sorts by product, then location, as numbers. */
function keyOf(productId: number, locationId: number) {
  return `${String(productId).padStart(16, '0')}:${String(locationId).padStart(16, '0')}`
}
