import { type Fraction, fraction, rounded, times } from './engine/fraction.js'
import type { WaitingRow } from './waiting.js'

/** What is to be counted and booked now of a tax that waited; below zero where a payment was taken back. */
export interface Move {
  row: WaitingRow
  amount: bigint
  posted: bigint
}

/**
 * How much of each waiting tax moves once this share of its document is paid, as a pure function: what is owed by now less
 * what was moved before. So many small payments end at the same cent as one, and a payment taken back moves it back.
 */
export function planMoves(rows: WaitingRow[], paid: Fraction): Move[] {
  return rows
    .map((row) => ({
      row,
      amount: rounded(times(fraction(row.amount), paid)) - row.amountMoved,
      posted: rounded(times(fraction(row.posted), paid)) - row.postedMoved,
    }))
    .filter(({ amount, posted }) => amount !== 0n || posted !== 0n)
}
