import { type Context, type Decimal, type ExchangeRates } from 'kontor/plugin'
import { rateOn } from './rate_on.js'

const RATE_SCALE = 8

/** The company's own rates for reports: from any currency to any other, by way of the company's. */
export const keptRates: ExchangeRates = {
  async rate(ctx: Context, from: string, to: string, on: string) {
    const worth = await rateOn(ctx, from, on)
    const wanted = await rateOn(ctx, to, on)
    if (!worth || !wanted) return null
    return worth.at(RATE_SCALE * 2).dividedBy(wanted.at(RATE_SCALE * 2), RATE_SCALE) as Decimal
  },
}
