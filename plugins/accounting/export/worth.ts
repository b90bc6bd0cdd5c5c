import { Money } from 'kontor/plugin'
import type { BookLine } from './books.js'

/** An amount, and what all of it is worth in the company's currency where it is in another. */
export interface Worth {
  amount: Money
  cost: Money | null
}

/**
 * A line in amounts that other programs can add up: one in a foreign currency with its worth, so that both come out. A
 * worth has no sign of its own; where the two point different ways, each is an amount by itself. Pure.
 */
export function worthsOf({ amount, foreign }: BookLine, currency: string): Worth[] {
  const own: Worth = { amount: Money.of(amount, currency), cost: null }
  if (!foreign || foreign.amount === 0n) return [own]
  const abroad = Money.of(foreign.amount, foreign.currency)
  const isSameWay = foreign.amount > 0n === amount > 0n || amount === 0n
  const worth = amount < 0n ? -amount : amount
  if (isSameWay) return [{ amount: abroad, cost: Money.of(worth, currency) }]
  return [{ amount: abroad, cost: Money.of(0n, currency) }, own]
}
