import type { Context } from 'kontor/plugin'
import { Refusal } from 'kontor/plugin'
import type Product from '../models/product.js'
import Unit from '../models/unit.js'
import { DEFAULT_UNIT, DEFAULT_WEIGHT_UNIT } from './standard_units.js'

/** Pieces, and kilograms, unless told. */
export async function fillUnits(ctx: Context, product: Product) {
  product.unitId ??= await standardUnit(ctx, DEFAULT_UNIT, 'unit_id')
  if (product.weight && !product.weightUnitId) {
    product.weightUnitId = await standardUnit(ctx, DEFAULT_WEIGHT_UNIT, 'weight_unit_id')
  }
}

async function standardUnit(ctx: Context, externalId: string, field: string) {
  const [unit] = await ctx.rows<{ id: number }>(
    'SELECT id FROM catalogue_units WHERE company_id = ? AND external_id = ? AND archived_at IS NULL',
    [ctx.company.id, externalId]
  )
  if (unit) return Number(unit.id)
  throw Refusal.input([{ field, code: 'E_REQUIRED' }])
}

/** Stock, sales and purchases of one product can be converted into each other. */
export async function refuseMixedUnits(ctx: Context, product: Product) {
  await refuseOtherCategory(ctx, product, 'sales_unit_id', product.salesUnitId)
  await refuseOtherCategory(ctx, product, 'purchase_unit_id', product.purchaseUnitId)
}

async function refuseOtherCategory(
  ctx: Context,
  product: Product,
  field: string,
  unitId: number | null
) {
  if (!unitId || unitId === product.unitId) return
  const unit = await Unit.findOrFail(ctx, unitId)
  const stock = await Unit.findOrFail(ctx, product.unitId)
  if (unit.category === stock.category) return
  const params = { from: stock.name, to: unit.name }
  throw Refusal.input([{ field, code: 'E_UNIT_CATEGORY', params }])
}
