import type { Context } from '#kernel/companies/context'
import { implementationsOf } from '#kernel/plugins/strategies'
import { refused } from '#kernel/records/query/refusals'
import { Decimal } from '#kernel/records/values/decimal'
import { RATE_SCALE } from '#kernel/reports/query/read_conversion'
import type { ReadConversion } from '#kernel/reports/query/read_conversion'

/** The strategy by which a company's exchange rates are found; whichever plugin keeps rates implements it. */
const EXCHANGE_RATES = 'kernel.exchange_rates'

export interface ExchangeRates {
  /**
   * What one unit of `from` is worth in `to` on a day ("2026-11-22"), exactly; null where no rate is known.
   * More than eight decimals are rounded.
   */
  rate(ctx: Context, from: string, to: string, on: string): Promise<Decimal | null>
}

/** The rates a report was converted by. */
export interface Conversion {
  to: string
  on: string
  rates: ReadonlyMap<string, Decimal>
}

/** The rates of every currency met; refused (E_REPORT_RATE) by the name of the first that has none. */
export async function conversionOf(
  ctx: Context,
  { to, on = ctx.today, rates: given }: ReadConversion,
  currencies: Iterable<string>
): Promise<Conversion> {
  const rates = new Map<string, Decimal>()
  for (const from of [...currencies].sort()) {
    if (from === to) continue
    const rate = given.get(from) ?? (await keptRate(ctx, from, to, on))
    if (!rate || rate.units <= 0n) {
      throw refused(`conversion.rates.${from}`, 'E_REPORT_RATE', { from, to, on })
    }
    rates.set(from, rate.at(RATE_SCALE))
  }
  return { to, on, rates }
}

async function keptRate(ctx: Context, from: string, to: string, on: string) {
  const isKept = implementationsOf(EXCHANGE_RATES).some((one) =>
    one.needs.every((id) => ctx.has(id))
  )
  return isKept ? ctx.strategy<ExchangeRates>(EXCHANGE_RATES).rate(ctx, from, to, on) : null
}

/** What one unit of the target itself is worth. */
export const ONE = new Decimal(10n ** BigInt(RATE_SCALE), RATE_SCALE)
