import type { Context } from 'kontor/plugin'
import {
  boolean,
  choice,
  integer,
  isChanged,
  model,
  RecordModel,
  Refusal,
  text,
} from 'kontor/plugin'
import type { UnitCategory, UnitFactor } from '../units/conversion.js'
import { UNIT_CATEGORIES } from '../units/conversion.js'
import { isUnitUsed } from '../units/usage.js'

/** How a product is counted or measured. Factors are fractions, so that conversion loses nothing. */
@model({
  name: 'catalogue.unit',
  title: 'name',
  sort: 'name',
  icon: 'i-lucide-ruler',
  search: ['name', 'symbol', 'code'],
  list: ['name', 'symbol', 'category', 'numerator', 'denominator', 'is_whole', 'code'],
  form: [
    { key: 'name', fields: ['name', 'symbol', 'code'] },
    { key: 'conversion', fields: ['category', 'numerator', 'denominator', 'is_whole'] },
  ],
})
export default class Unit extends RecordModel implements UnitFactor {
  @text({ required: true, max: 60, unique: true }) declare name: string
  @text({ required: true, max: 20, unique: true }) declare symbol: string
  /** UN/ECE Recommendation 20, as electronic invoices want it: KGM, C62. */
  @text({ max: 3 }) declare code: string | null
  @choice({ of: UNIT_CATEGORIES, default: 'piece', required: true }) declare category: UnitCategory
  @integer({ required: true, default: 1, min: 1 }) declare numerator: number
  @integer({ required: true, default: 1, min: 1 }) declare denominator: number
  @boolean() declare isWhole: boolean

  /** Quantities already written down would silently change their meaning. */
  async prepare(ctx: Context) {
    const measures = ['category', 'numerator', 'denominator'].some((key) => isChanged(this, key))
    if (!this.id || !measures || !(await isUnitUsed(ctx, this.id))) return
    throw new Refusal('E_UNIT_IN_USE', { unit: this.name })
  }
}
