import type { Context, Decimal } from 'kontor/plugin'
import type Unit from '../models/unit.js'
import { convertQuantity, requireWhole } from './conversion.js'

/**
 * A quantity somebody entered in one unit, as it is stored in another. Throws E_WHOLE_UNIT on 2.5 pieces and
 * E_UNIT_CATEGORY on kilograms that should become metres.
 */
export async function convert(
  ctx: Context,
  quantity: Decimal,
  fromUnitId: number,
  toUnitId: number
) {
  const units = ctx.records<Unit>('catalogue.unit')
  const from = await units.findOrFail(fromUnitId)
  requireWhole(quantity, from)
  if (fromUnitId === toUnitId) return quantity
  return convertQuantity(quantity, from, await units.findOrFail(toUnitId))
}
