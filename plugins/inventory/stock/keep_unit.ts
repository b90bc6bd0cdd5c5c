import { type Hook, Refusal } from 'kontor/plugin'

/** A product that has moved is counted in its unit for good: its moves would mean something else otherwise. */
export const keepUnit: Hook = async (ctx, product, input) => {
  const { unitId } = product as unknown as { unitId: number }
  if (input.unit_id === undefined || input.unit_id === unitId) return
  const [moved] = await ctx.rows(
    'SELECT 1 AS `found` FROM `inventory_stock_moves` WHERE `company_id` = ? AND `product_id` = ? LIMIT 1',
    [ctx.company.id, product.id]
  )
  if (moved) throw Refusal.input([{ field: 'unit_id', code: 'E_UNIT_IN_STOCK' }])
}
