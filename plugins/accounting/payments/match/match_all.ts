import { planMatch, type OpenAmounts, type PlannedMatch } from './plan_match.js'

/** An item to close, by whatever it is called. */
export interface Item extends OpenAmounts {
  id: number
}

/** One planned match with the items it is between. */
export interface Pair extends PlannedMatch {
  debitId: number
  creditId: number
}

/**
 * Closes debits against credits, oldest first in the order given, as far as they reach. Items of one currency meet
 * each other first, so that a party in several currencies keeps them apart as long as it can.
 */
export function matchAll(debits: readonly Item[], credits: readonly Item[]): Pair[] {
  const left = new Map([...debits, ...credits].map((one) => [one.id, { ...one }]))
  const pairs: Pair[] = []
  for (const isSame of [true, false]) {
    for (const { id: debitId } of debits) {
      for (const { id: creditId } of credits) {
        const debit = left.get(debitId)!
        const credit = left.get(creditId)!
        if (
          (debit.currency === credit.currency) !== isSame ||
          isClosed(debit) ||
          isClosed(credit)
        ) {
          continue
        }
        const planned = planMatch(debit, credit)
        if (!planned) continue
        pairs.push({ ...planned, debitId, creditId })
        debit.open -= planned.debit.amount
        debit.companyOpen -= planned.debit.companyAmount
        credit.open += planned.credit.amount
        credit.companyOpen += planned.credit.companyAmount
      }
    }
  }
  return pairs
}

/** Nothing is left in either currency. */
export const isClosed = ({ open, companyOpen }: OpenAmounts) => open === 0n && companyOpen === 0n
