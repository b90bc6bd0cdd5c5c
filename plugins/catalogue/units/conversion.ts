import type { Decimal } from 'kontor/plugin'
import { Refusal } from 'kontor/plugin'
import { Ratio } from './ratio.js'

export const UNIT_CATEGORIES = ['piece', 'weight', 'length', 'area', 'volume', 'time'] as const
export type UnitCategory = (typeof UNIT_CATEGORIES)[number]

/** What conversion needs of a unit: how many of its category's base unit one of it is, as a fraction. */
export interface UnitFactor {
  name: string
  category: UnitCategory
  numerator: number
  denominator: number
  /** Comes in whole numbers only: nobody ships half a piece. */
  isWhole: boolean
}

const QUANTITY_DECIMALS = 6

/** A quantity of one unit in another, exactly. Throws E_UNIT_CATEGORY where kilograms would become metres. */
export function convertExactly(quantity: Decimal | Ratio, from: UnitFactor, to: UnitFactor): Ratio {
  if (from.category !== to.category) {
    throw new Refusal('E_UNIT_CATEGORY', { from: from.name, to: to.name }, { status: 422 })
  }
  const amount = quantity instanceof Ratio ? quantity : Ratio.of(quantity)
  return amount.times(factorOf(from)).dividedBy(factorOf(to))
}

/**
 * A quantity of one unit as it is stored in another: rounded half away from zero to six decimals, or to
 * whole numbers where the unit knows no others. Never rounded up: 7 pieces are 0.583333 dozen.
 */
export function convertQuantity(
  quantity: Decimal | Ratio,
  from: UnitFactor,
  to: UnitFactor
): Decimal {
  const exact = convertExactly(quantity, from, to)
  return exact.rounded(to.isWhole ? 0 : QUANTITY_DECIMALS).at(QUANTITY_DECIMALS)
}

/** Throws E_WHOLE_UNIT where somebody enters a part of what comes in whole numbers only. */
export function requireWhole(quantity: Decimal, unit: UnitFactor) {
  if (!unit.isWhole || Ratio.of(quantity).fits(0)) return
  const params = { quantity: quantity.toString(), unit: unit.name }
  throw new Refusal('E_WHOLE_UNIT', params, { status: 422 })
}

function factorOf(unit: UnitFactor) {
  return new Ratio(unit.numerator, unit.denominator)
}
