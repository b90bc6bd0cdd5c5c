import { part, size, smaller } from './part.js'

/** What is still open of one posted line: signed amounts in minor units, a debit is positive. */
export interface OpenAmounts {
  currency: string
  /** In the document's currency. */
  open: bigint
  /** In the company's currency. */
  companyOpen: bigint
}

/** How much of one item a match takes: amounts without sign, in minor units. */
export interface Share {
  /** In the item's own currency. */
  amount: bigint
  /** In the company's currency, at the rate the item was posted at. */
  companyAmount: bigint
}

/** What closes against what. */
export interface PlannedMatch {
  debit: Share
  credit: Share
  /**
   * What the debit was worth less what the credit was worth, in the company's currency. It leaves the account by an
   * entry of its own: above zero a loss (the account is credited), below zero a gain (it is debited).
   */
  difference: bigint
}

/** How much to close, where not as much as there is: in each item's own currency. */
export interface Wanted {
  debit?: bigint
  credit?: bigint
}

/**
 * Closes a debit against a credit as far as both reach, in three amounts: each in its own currency and both in the
 * company's. An item that closes wholly gives up all it is worth, so nothing of either amount is ever left behind;
 * one that closes in part gives up its share. The direction of the difference follows from the signed amounts alone.
 *
 * Two items of one currency meet in that currency; items of different currencies meet in the company's, unless
 * `wanted` says how much of each. Answers undefined where nothing of one of them is open.
 * Source: rules 9 of the ledger (Odoo's `test_account_move_reconcile`), golden numbers P4 and P7.
 */
export function planMatch(
  debit: OpenAmounts,
  credit: OpenAmounts,
  wanted: Wanted = {}
): PlannedMatch | undefined {
  const shares =
    wanted.debit !== undefined && wanted.credit !== undefined
      ? [shareOf(debit, wanted.debit), shareOf(credit, wanted.credit)]
      : debit.currency === credit.currency
        ? inOneCurrency(debit, credit, wanted)
        : inCompanyCurrency(debit, credit, wanted)
  const [given, taken] = shares
  if (isNothing(given) && isNothing(taken)) return undefined
  return { debit: given, credit: taken, difference: given.companyAmount - taken.companyAmount }
}

function inOneCurrency(debit: OpenAmounts, credit: OpenAmounts, wanted: Wanted) {
  const most = smaller(size(debit.open), size(credit.open))
  const amount = smaller(most, wanted.debit ?? wanted.credit ?? most)
  return [shareOf(debit, amount), shareOf(credit, amount)]
}

/** A party that owes in one currency and pays in another: what both are worth to the company meets. */
function inCompanyCurrency(debit: OpenAmounts, credit: OpenAmounts, wanted: Wanted) {
  const most = smaller(
    wanted.debit === undefined
      ? size(debit.companyOpen)
      : shareOf(debit, wanted.debit).companyAmount,
    wanted.credit === undefined
      ? size(credit.companyOpen)
      : shareOf(credit, wanted.credit).companyAmount
  )
  return [worth(debit, most), worth(credit, most)]
}

/** The share of an item that is so much in its own currency. */
function shareOf(item: OpenAmounts, amount: bigint): Share {
  const open = size(item.open)
  const companyOpen = size(item.companyOpen)
  // All of it, also where one of its amounts is nothing: a rest too small for the other currency still closes.
  if (amount >= open) return { amount: open, companyAmount: companyOpen }
  return { amount, companyAmount: part(companyOpen, amount, open) }
}

/** The share of an item that is worth so much to the company. */
function worth(item: OpenAmounts, companyAmount: bigint): Share {
  const open = size(item.open)
  const companyOpen = size(item.companyOpen)
  if (companyAmount >= companyOpen) return { amount: open, companyAmount: companyOpen }
  return { amount: part(open, companyAmount, companyOpen), companyAmount }
}

const isNothing = ({ amount, companyAmount }: Share) => amount === 0n && companyAmount === 0n
