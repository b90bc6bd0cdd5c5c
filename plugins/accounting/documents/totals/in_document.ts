import { type Context, type Decimal, Money, Refusal } from 'kontor/plugin'
import { rateOn } from '../../payments/rates/rate_on.js'
import type { InDocument } from '../../tax/rules_of.js'

interface Rated {
  currency: string
  /** The company's currency for one unit of the document's; the kept one of the day unless told. */
  rate: Decimal | null
  onDate: string
}

/**
 * How fixed amounts of taxes, which are of the company's currency, stand in a document of another: exactly, so that a
 * thousand times a tenth of a cent is not a thousand times nothing. Undefined in the company's own currency. Where no
 * rate is known a fixed tax is refused (E_RATE_MISSING), and only that.
 */
export async function inDocument(
  ctx: Context,
  { currency, rate, onDate }: Rated
): Promise<InDocument | undefined> {
  const own = ctx.company.currency
  if (currency === own) return undefined
  const used = rate ?? (await rateOn(ctx, currency, onDate))
  if (!used) {
    return () => {
      throw new Refusal('E_RATE_MISSING', { currency, on: onDate })
    }
  }
  const up = 10n ** BigInt(Money.of(0, currency).scale + used.scale)
  const down = 10n ** BigInt(Money.of(0, own).scale) * used.units
  return (minor) => ({ fixed: minor * up, fixedPer: down })
}
