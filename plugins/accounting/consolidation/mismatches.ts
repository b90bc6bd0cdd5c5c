import type { CompanyBooks } from './consolidate.js'
import { type Span, translate } from './translate.js'

/** What two companies have booked with each other, where it is not the same on both sides. */
export interface Mismatch {
  one: number
  other: number
  balance: bigint
  result: bigint
}

/** Both sides of each pair, translated; what is left names the pair. Earnings given away are a result of the other. Pure. */
export function mismatchesOf(books: readonly CompanyBooks[], group: Span): Mismatch[] {
  const pairs = new Map<string, Mismatch>()
  for (const { company, rates, shift, within, span } of books) {
    for (const { partnerId, kind, amounts } of translate(within, rates, span ?? group, shift)) {
      if (!books.some((one) => one.company.id === partnerId) || partnerId === company.id) continue
      const [one, other] = [company.id, partnerId].sort((a, b) => a - b)
      const key = `${one} ${other}`
      const pair = pairs.get(key) ?? { one, other, balance: 0n, result: 0n }
      if (kind === 'asset' || kind === 'liability') pair.balance += amounts.balance ?? 0n
      else pair.result += amounts.movement ?? 0n
      pairs.set(key, pair)
    }
  }
  return [...pairs.values()].filter((one) => one.balance !== 0n || one.result !== 0n)
}
