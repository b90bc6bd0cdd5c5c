import { refused } from '#kernel/records/query/refusals'
import { isDay } from '#kernel/records/fields/types/dates'
import { isCurrency } from '#kernel/records/values/currency'
import { Decimal } from '#kernel/records/values/decimal'
import { Refusal } from '#kernel/http/refusal'
import { readShape } from '#kernel/reports/query/shape'

/** Into which currency amounts are converted, and by which rates. */
export interface ReadConversion {
  to: string
  /** The day whose rates count; today unless told. */
  on: string | undefined
  /** What one unit of a currency is worth, as its author says: these go before all others. */
  rates: ReadonlyMap<string, Decimal>
}

/** A rate has so many decimals at most. */
export const RATE_SCALE = 8
const MOST_RATES = 200

/** `{to, on?, rates?: {USD: "0.92"}}`: one dollar is 0.92 of `to`. */
export function readConversion(value: unknown): ReadConversion | null {
  if (value === undefined || value === null) return null
  const { to, on, rates } = readShape(value, 'conversion', ['to', 'on', 'rates'])
  if (typeof to !== 'string' || !isCurrency(to)) {
    throw refused('conversion.to', 'E_REPORT_CURRENCY')
  }
  if (on !== undefined && on !== null && !isDay(on)) {
    throw refused('conversion.on', 'E_DATE', { value: String(on).slice(0, 60) })
  }
  return { to, on: isDay(on) ? on : undefined, rates: readRates(rates) }
}

function readRates(value: unknown) {
  const rates = new Map<string, Decimal>()
  if (value === undefined || value === null) return rates
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw refused('conversion.rates', 'E_REPORT_SHAPE')
  }
  const entries = Object.entries(value)
  if (entries.length > MOST_RATES) throw refused('conversion.rates', 'E_QUERY_TOO_LARGE')
  for (const [currency, rate] of entries) {
    const position = `conversion.rates.${currency.slice(0, 20)}`
    if (!isCurrency(currency)) throw refused(position, 'E_REPORT_CURRENCY')
    rates.set(currency, readRate(rate, position))
  }
  return rates
}

function readRate(value: unknown, position: string): Decimal {
  try {
    const rate = Decimal.parse(value, RATE_SCALE)
    if (rate.units > 0n) return rate
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
  throw refused(position, 'E_REPORT_RATE_VALUE', { decimals: RATE_SCALE })
}
