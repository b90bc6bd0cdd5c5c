import {
  choice,
  type Context,
  type Decimal,
  integer,
  model,
  money,
  type Money,
  percent,
  RecordModel,
  reference,
  Refusal,
} from 'kontor/plugin'
import type { TermLine } from '../documents/terms/instalments.js'

export type TermLineKind = 'percent' | 'fixed' | 'remainder'

/** One instalment of a payment term: how much, and when. */
@model({
  name: 'accounting.payment_term_line',
  title: 'kind',
  lineOf: 'accounting.payment_term',
  sort: 'id',
})
export default class PaymentTermLine extends RecordModel {
  @reference('accounting.payment_term', { required: true }) declare termId: number
  @choice({ of: ['remainder', 'percent', 'fixed'], required: true, default: 'remainder' })
  declare kind: TermLineKind
  /** Of the whole document. */
  @percent({ min: 0, max: 100 }) declare percent: Decimal | null
  @money({ min: 0 }) declare amount: Money | null
  @choice({
    of: 'currency',
    hidden: true,
    default: (ctx: Context) => ctx.company.currency,
  })
  declare currency: string
  @choice({ of: ['date', 'month_end'], required: true, default: 'date' })
  declare startsAt: 'date' | 'month_end'
  @integer({ min: 0, max: 120 }) declare months: number | null
  @integer({ min: 0, max: 3650 }) declare days: number | null
  @choice({ of: ['nothing', 'month_end'], required: true, default: 'nothing' })
  declare movesTo: 'nothing' | 'month_end'
  /** Then on to this day of a month. */
  @integer({ min: 1, max: 31 }) declare onDay: number | null

  prepare() {
    if (this.kind === 'percent' && !this.percent) missing('percent')
    if (this.kind === 'fixed' && !this.amount) missing('amount')
    if (this.kind !== 'percent') this.percent = null
    if (this.kind !== 'fixed') this.amount = null
  }

  /** As the pure functions take it. A fixed amount counts in the currency it was agreed in, of that many minor units. */
  get rule(): TermLine {
    const { startsAt, movesTo, onDay } = this
    const when = { startsAt, movesTo, onDay, months: this.months ?? 0, days: this.days ?? 0 }
    if (this.kind === 'percent') return { ...when, kind: 'percent', percent: this.percent!.units }
    if (this.kind === 'fixed') return { ...when, kind: 'fixed', amount: this.amount!.units }
    return { ...when, kind: 'remainder' }
  }
}

function missing(field: string): never {
  throw Refusal.input([{ field, code: 'E_REQUIRED' }])
}
