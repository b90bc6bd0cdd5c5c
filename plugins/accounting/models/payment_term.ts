import {
  type Context,
  type Decimal,
  integer,
  lines,
  longText,
  model,
  percent,
  RecordModel,
  Refusal,
  text,
} from 'kontor/plugin'
import type PaymentTermLine from './payment_term_line.js'

/** When a document is to be paid: at once or in instalments, with a discount for whoever pays early. */
@model({
  name: 'accounting.payment_term',
  title: 'name',
  sort: 'name',
  icon: 'i-lucide-calendar-clock',
  list: ['name', 'discount_percent', 'discount_days'],
  form: [
    { key: 'term', fields: ['name'] },
    { key: 'lines', fields: ['lines'] },
    { key: 'discount', fields: ['discount_percent', 'discount_days'] },
    { key: 'more', fields: ['note', 'external_id'] },
  ],
})
export default class PaymentTerm extends RecordModel {
  @text({ required: true, max: 120, unique: true, index: true }) declare name: string
  @lines('accounting.payment_term_line', { by: 'term_id' }) declare lines: unknown
  @percent({ min: 0, max: 100 }) declare discountPercent: Decimal | null
  /** Days from the document's date in which the discount may be kept. */
  @integer({ min: 0, max: 3650 }) declare discountDays: number | null
  /** Printed on documents. */
  @longText() declare note: string | null

  async prepare(ctx: Context) {
    if ((this.discountPercent === null) !== (this.discountDays === null)) {
      const field = this.discountPercent === null ? 'discount_percent' : 'discount_days'
      throw Refusal.input([{ field, code: 'E_REQUIRED' }])
    }
    if (this.id) refuseRest(await ctx.lines<PaymentTermLine>(this, 'lines'))
  }
}

const HUNDRED = 100_000_000n

/** Without lines a document is due at once. With them all of it is: the last line takes the rest, or the percentages make a whole. */
function refuseRest(instalments: PaymentTermLine[]) {
  if (instalments.length === 0) return
  const early = instalments.slice(0, -1).findIndex((line) => line.kind === 'remainder')
  if (early >= 0) {
    throw Refusal.input([{ field: `lines.${early}.kind`, code: 'E_TERM_REMAINDER' }])
  }
  const percents = instalments.reduce((sum, line) => sum + (line.percent?.units ?? 0n), 0n)
  const last = `lines.${instalments.length - 1}.kind`
  if (percents > HUNDRED) throw Refusal.input([{ field: last, code: 'E_TERM_OVER' }])
  const isWhole = instalments.every((line) => line.kind === 'percent') && percents === HUNDRED
  if (instalments.at(-1)!.kind !== 'remainder' && !isWhole) {
    throw Refusal.input([{ field: last, code: 'E_TERM_REST' }])
  }
}
