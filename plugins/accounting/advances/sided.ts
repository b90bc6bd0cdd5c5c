import { type Context, Money } from 'kontor/plugin'
import type { NewLine } from '../ledger/new_entry.js'

/** A signed amount as debit or credit, with the foreign one beside it where that is another currency; a debit is above zero. */
export function sided(
  ctx: Context,
  company: bigint,
  foreign?: { amount: bigint; currency: string }
): Pick<NewLine, 'debit' | 'credit' | 'foreign'> {
  const own = ctx.company.currency
  const size = Money.of(company < 0n ? -company : company, own)
  const side = company === 0n ? {} : company > 0n ? { debit: size } : { credit: size }
  if (!foreign || foreign.currency === own) return side
  return { ...side, foreign: Money.of(foreign.amount, foreign.currency) }
}
