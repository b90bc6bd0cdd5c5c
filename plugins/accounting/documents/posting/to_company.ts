import { type Context, type Decimal, Money } from 'kontor/plugin'
import type Invoice from '../../models/invoice.js'
import { knownRate } from '../../payments/rates/rate_on.js'
import { fraction, rounded } from '../../tax/engine/fraction.js'

/** Minor units of a document's currency in those of the company's. */
export type ToCompany = (minor: bigint) => bigint

/**
 * How a document's amounts become the company's: by the rate that was agreed, else the kept one of its date. Answers
 * the rate too, null in the company's own currency. Refuses E_RATE_MISSING.
 */
export async function toCompany(
  ctx: Context,
  { currency, rate, onDate }: Pick<Invoice, 'currency' | 'rate' | 'onDate'>
): Promise<{ rate: Decimal | null; convert: ToCompany }> {
  if (currency === ctx.company.currency) return { rate: null, convert: (minor) => minor }
  const used = rate ?? (await knownRate(ctx, currency, onDate))
  return { rate: used, convert: converter(used, currency, ctx.company.currency) }
}

function converter(rate: Decimal, from: string, to: string): ToCompany {
  const [there, here] = [Money.of(0, to).scale, Money.of(0, from).scale + rate.scale]
  const up = 10n ** BigInt(Math.max(0, there - here))
  const down = 10n ** BigInt(Math.max(0, here - there))
  return (minor) => rounded(fraction(minor * rate.units * up, down))
}
