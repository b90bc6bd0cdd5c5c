import { quotient } from './sums.js'

/** Decimals of each currency the books are played in: none, two and three of them. */
const SCALES: Record<string, number> = { EUR: 2, USD: 2, JPY: 0, KWD: 3 }
export const CURRENCIES = ['EUR', 'EUR', 'USD', 'USD', 'JPY', 'KWD']

export const scaleOf = (currency: string) => SCALES[currency]

/** Millionths of a euro that one unit of a currency is worth from a day on. */
export const RATES: [currency: string, day: string, rate: bigint][] = [
  ['USD', '2025-01-01', 912_345n],
  ['USD', '2025-12-05', 934_517n],
  ['USD', '2026-01-20', 887_021n],
  ['USD', '2026-03-09', 951_113n],
  ['JPY', '2025-01-01', 6_162n],
  ['JPY', '2025-12-29', 5_987n],
  ['JPY', '2026-02-11', 6_233n],
  ['KWD', '2025-01-01', 3_021_457n],
  ['KWD', '2025-11-28', 2_987_333n],
  ['KWD', '2026-02-02', 3_104_009n],
]

export function rateOn(currency: string, day: string) {
  if (currency === 'EUR') return 1_000_000n
  return RATES.findLast(([of, from]) => of === currency && from <= day)![2]
}

/** Cents that an amount in minor units of its currency is worth. */
export const inEuros = ({ currency, rate }: { currency: string; rate: bigint }, amount: bigint) =>
  currency === 'EUR'
    ? amount
    : quotient(amount * rate * 100n, 1_000_000n * 10n ** BigInt(scaleOf(currency)))

/** Minor units of a currency that cents are worth. */
export const fromEuros = ({ currency, rate }: { currency: string; rate: bigint }, worth: bigint) =>
  quotient(worth * 1_000_000n * 10n ** BigInt(scaleOf(currency)), 100n * rate)

/** Minor units as text. */
export function decimal(units: bigint, scale = 2) {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0')
  const [whole, part] = [
    digits.slice(0, digits.length - scale),
    digits.slice(digits.length - scale),
  ]
  return `${units < 0n ? '-' : ''}${whole}${scale > 0 ? `.${part}` : ''}`
}

/** An amount of a currency as text. */
export const amountOf = (units: bigint, currency: string) => decimal(units, scaleOf(currency))
