import { type Context, type Decimal, Money } from 'kontor/plugin'
import { atRate, rateOn } from '../payments/rates/rate_on.js'
import { type Position, positionsOn } from './positions.js'

/** A position at the rate of a day; `rate` and `worth` are null where no rate is known. */
export interface Valued extends Position {
  rate: Decimal | null
  /** Of which day the rate is. */
  rateOn: string | null
  worth: bigint | null
  /** What it is worth less what it was booked with: above zero a gain, on a debt too. */
  difference: bigint
}

/** All positions of a day with what they are worth at its rates. Nothing needs no rate. */
export async function valuedOn(ctx: Context, on: string): Promise<Valued[]> {
  const positions = await positionsOn(ctx, on)
  const rates = new Map<string, { rate: Decimal | null; rateOn: string | null }>()
  for (const { currency } of positions) {
    if (!rates.has(currency)) rates.set(currency, await closingRate(ctx, currency, on))
  }
  return positions.map((position) => {
    const known = rates.get(position.currency)!
    return { ...position, ...known, ...worthOf(ctx, position, known.rate) }
  })
}

function worthOf(ctx: Context, { amount, booked, currency }: Position, rate: Decimal | null) {
  if (amount === 0n) return { worth: 0n, difference: -booked }
  if (!rate) return { worth: null, difference: 0n }
  const worth = atRate(ctx, Money.of(amount, currency), rate).units
  return { worth, difference: worth - booked }
}

async function closingRate(ctx: Context, currency: string, on: string) {
  const rate = await rateOn(ctx, currency, on)
  const [kept] = await ctx.rows<{ on_date: string | null }>(
    'SELECT MAX(`on_date`) AS `on_date` FROM `accounting_exchange_rates` ' +
      'WHERE `company_id` = ? AND `currency` = ? AND `on_date` <= ? AND `archived_at` IS NULL',
    [ctx.company.id, currency, on]
  )
  return { rate, rateOn: kept.on_date }
}

/** What is gained and what is lost in all, both above zero. Pure. */
export function totalsOf(valued: readonly Pick<Valued, 'difference'>[]) {
  return valued.reduce(
    ({ gain, loss }, { difference }) =>
      difference > 0n ? { gain: gain + difference, loss } : { gain, loss: loss - difference },
    { gain: 0n, loss: 0n }
  )
}
