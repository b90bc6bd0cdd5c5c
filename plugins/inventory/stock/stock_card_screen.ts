import type { Context } from 'kontor/plugin'
import { mayMove } from './may_move.js'
import { stockCard } from './stock_card.js'

/** The stock card of one product (`product_id`), through all storages or one (`location_id`). */
export async function stockCardScreen(ctx: Context, query: Record<string, unknown>) {
  const productId = id(query.product_id)
  const locationId = id(query.location_id)
  const product = productId ? await one(ctx, 'catalogue.product', productId) : null
  const location = locationId ? await one(ctx, 'inventory.location', locationId) : null
  const card = product
    ? await stockCard(ctx, productId!, { locationId, before: id(query.before) })
    : null
  return { product, location, card, before: id(query.before) ?? null, may: mayMove(ctx) }
}

async function one(ctx: Context, model: string, wanted: number) {
  const { data } = await ctx.list(model, {
    filter: JSON.stringify(['id', 'eq', wanted]),
    archived: 'true',
    limit: '1',
  })
  return data[0] ?? null
}

function id(value: unknown) {
  const number = Number(value)
  return Number.isSafeInteger(number) && number > 0 ? number : undefined
}
