import type { Context } from 'kontor/plugin'
import type { Product } from '#plugins/catalogue'

/** The unit a product is counted in. */
export async function stockUnitOf(ctx: Context, productId: number) {
  const product = await ctx.records<Product>('catalogue.product').findOrFail(productId)
  return product.unitId
}
