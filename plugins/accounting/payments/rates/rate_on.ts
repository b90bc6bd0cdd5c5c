import { type Context, Decimal, Money, Refusal } from 'kontor/plugin'
import ExchangeRate from '../../models/exchange_rate.js'

/** Decimals of a rate: what one unit is worth, also of currencies of very small units. */
const RATE_SCALE = 8

/**
 * What one unit of a currency is worth in the company's on a day, by the last rate known until then; null where none
 * is. Eight decimals, rounded half away from zero.
 */
export async function rateOn(ctx: Context, currency: string, on: string): Promise<Decimal | null> {
  if (currency === ctx.company.currency) return new Decimal(1n, 0).at(RATE_SCALE)
  const [kept] = await ctx.records(ExchangeRate).where(
    {
      and: [
        ['currency', 'eq', currency],
        ['on_date', 'lte', on],
        ['archived_at', 'null'],
      ],
    },
    { sort: '-on_date,-id', limit: 1 }
  )
  return kept ? kept.rate.dividedBy(Decimal.parse(kept.per, 0), RATE_SCALE) : null
}

/** Like `rateOn`; refuses E_RATE_MISSING by currency and day where no rate is known. */
export async function knownRate(ctx: Context, currency: string, on: string): Promise<Decimal> {
  const rate = await rateOn(ctx, currency, on)
  if (!rate) throw new Refusal('E_RATE_MISSING', { currency, on })
  return rate
}

/** An amount in the company's currency at a rate, rounded half away from zero to its minor unit. */
export function atRate(ctx: Context, amount: Money, rate: Decimal): Money {
  const { currency } = ctx.company
  if (amount.currency === currency) return amount
  return Money.of(amount.times(rate, Money.of(0, currency).scale).units, currency)
}
