import { choice, integer, longText, model, RecordModel, Refusal, text } from 'kontor/plugin'
import { FormulaFault, readFormula } from '../tax/returns/formula.js'

export const BOX_ROUNDINGS = ['minor', 'unit', 'unit_down'] as const
export type BoxRounding = (typeof BOX_ROUNDINGS)[number]

/** A box of the tax return: what the parts of taxes put into it, or a formula of other boxes. */
@model({
  name: 'accounting.return_box',
  title: 'label',
  search: ['code', 'name', 'other_name'],
  sort: 'sequence',
  icon: 'i-lucide-square-check',
  list: ['code', 'name', 'section', 'formula', 'rounding', 'sequence'],
  form: [
    { key: 'identity', fields: ['code', 'name', 'other_name', 'section', 'sequence', 'country'] },
    { key: 'amount', fields: ['formula', 'rounding'] },
    { key: 'more', fields: ['external_id'] },
  ],
})
export default class ReturnBox extends RecordModel {
  @text({ required: true, max: 20, unique: true }) declare code: string
  @text({ required: true }) declare name: string
  @text() declare otherName: string | null
  /** What pickers show: "81 Supplies at 19 %". */
  @text({ readonly: true, hidden: true }) declare label: string
  /** The heading it stands under. */
  @text({ max: 120 }) declare section: string | null
  @integer({ required: true, default: 10, min: 0, index: true }) declare sequence: number
  @choice({ of: 'country' }) declare country: string | null
  /** Boxes in brackets, added and taken away, with percentages: "[81] * 19 % + [86] * 7 % - [66]". */
  @longText() declare formula: string | null
  /** To the minor unit; to whole units by the nearest; or cut off. */
  @choice({ of: BOX_ROUNDINGS, required: true, default: 'minor' }) declare rounding: BoxRounding
  @text({ readonly: true, hidden: true, max: 60 }) declare templateKey: string | null

  prepare() {
    this.label = `${this.code} ${this.name}`.slice(0, 255)
    if (!this.formula?.trim()) this.formula = null
    try {
      if (this.formula) readFormula(this.formula)
    } catch (error) {
      if (!(error instanceof FormulaFault)) throw error
      throw Refusal.input([{ field: 'formula', code: error.code, params: { at: error.at } }])
    }
  }
}
