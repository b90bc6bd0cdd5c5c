import {
  choice,
  type Context,
  date,
  Decimal,
  model,
  quantity,
  RecordModel,
  Refusal,
} from 'kontor/plugin'

export const PER = ['1', '10', '100', '1000', '10000'] as const

/** What a foreign currency is worth in the company's, from a day on until the next one is known; of two of one day the later counts. */
@model({
  name: 'accounting.exchange_rate',
  title: 'currency',
  sort: '-on_date',
  icon: 'i-lucide-arrow-right-left',
  list: ['currency', 'on_date', 'rate', 'per'],
  form: [{ key: 'rate', fields: ['currency', 'on_date', 'rate', 'per', 'external_id'] }],
})
export default class ExchangeRate extends RecordModel {
  @choice({ of: 'currency', required: true, index: true }) declare currency: string
  @date({ exact: true, required: true, index: true, default: (ctx: Context) => ctx.today })
  declare onDate: string
  /** The company's currency for `per` units of the foreign one. */
  @quantity({ required: true }) declare rate: Decimal
  @choice({ of: PER, required: true, default: '1' }) declare per: (typeof PER)[number]

  prepare(ctx: Context) {
    if (this.currency === ctx.company.currency) {
      throw Refusal.input([{ field: 'currency', code: 'E_RATE_OWN_CURRENCY' }])
    }
    if (this.rate.units <= 0n) throw Refusal.input([{ field: 'rate', code: 'E_RATE_POSITIVE' }])
  }
}
