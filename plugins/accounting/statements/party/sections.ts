import type { PartyLine } from './party_lines.js'

/** What a party owes in one currency: minor units, a debit above zero. */
export interface Section {
  currency: string
  opening: bigint
  debit: bigint
  credit: bigint
  closing: bigint
  lines: (PartyLine & { balance: bigint })[]
}

interface Sums {
  currency: string
  opening: bigint
  debit: bigint
  credit: bigint
}

/**
 * One section for each currency, the company's first: what stood before, each line with what stands after it, and what
 * stands at the end. Settlements of earlier days are part of what stood before. Pure.
 */
export function sectionsOf(
  sums: readonly Sums[],
  lines: readonly PartyLine[],
  { from, first }: { from: string; first: string }
): Section[] {
  const settled = lines.filter((one) => one.isSettlement)
  const all = new Map(sums.map((one) => [one.currency, { ...one }]))
  for (const { currency, amount, onDate } of settled) {
    const sum = all.get(currency) ?? { currency, opening: 0n, debit: 0n, credit: 0n }
    all.set(currency, sum)
    if (onDate < from) sum.opening += amount
    else if (amount > 0n) sum.debit += amount
    else sum.credit -= amount
  }
  const shown = lines.filter((one) => one.onDate >= from).sort(inOrder)
  const rank = (currency: string) => (currency === first ? '' : currency)
  return [...all.values()]
    .filter((one) => one.opening !== 0n || one.debit !== 0n || one.credit !== 0n)
    .sort((a, b) => (rank(a.currency) < rank(b.currency) ? -1 : 1))
    .map((sum) => sectionOf(sum, shown))
}

/** By day; what the ledger says before what was settled with it. */
function inOrder(one: PartyLine, other: PartyLine) {
  if (one.onDate !== other.onDate) return one.onDate < other.onDate ? -1 : 1
  return Number(one.isSettlement ?? false) - Number(other.isSettlement ?? false)
}

function sectionOf({ currency, opening, debit, credit }: Sums, lines: readonly PartyLine[]) {
  let balance = opening
  return {
    currency,
    opening,
    debit,
    credit,
    closing: opening + debit - credit,
    lines: lines
      .filter((one) => one.currency === currency)
      .map((one) => ({ ...one, balance: (balance += one.amount) })),
  }
}
