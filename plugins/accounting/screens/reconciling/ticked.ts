import { type Item, matchAll } from '../../payments/match/match_all.js'
import type { ShownItem } from '../../payments/match/open_of_party.js'
import { minor } from '../payments/reckon_lines.js'

/** What matching the ticked items would do, in minor units of the company's currency. */
export interface Effect {
  debit: bigint
  credit: bigint
  /** What closes, at what the debits were booked at. */
  closes: bigint
  /** What the rates make of it: above zero a loss. */
  loss: bigint
}

export const isDebit = (item: ShownItem) =>
  !item.open.startsWith('-') && !item.company_open.startsWith('-')

/** By the functions the server matches with. */
export function effectOf(items: readonly ShownItem[], companyCurrency: string): Effect {
  const plain = (item: ShownItem): Item => ({
    id: item.id,
    currency: item.currency,
    open: minor(item.open, item.currency),
    companyOpen: minor(item.company_open, companyCurrency),
  })
  const debits = items.filter(isDebit).map(plain)
  const credits = items.filter((one) => !isDebit(one)).map(plain)
  const pairs = matchAll(debits, credits)
  return {
    debit: debits.reduce((sum, one) => sum + one.companyOpen, 0n),
    credit: credits.reduce((sum, one) => sum - one.companyOpen, 0n),
    closes: pairs.reduce((sum, one) => sum + one.debit.companyAmount, 0n),
    loss: pairs.reduce((sum, one) => sum + one.difference, 0n),
  }
}
