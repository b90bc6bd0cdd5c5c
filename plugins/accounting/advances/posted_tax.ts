import { part } from '../payments/match/part.js'

/** A line that taking an advance booked on the account of a tax: minor units as texts, a debit above zero. */
export interface PostedTaxLine {
  accountId: number
  taxId: number
  /** In the company's currency. */
  amount: string
  /** In the advance's, where that is another. */
  foreign: string | null
}

/** What the tax return counted with it. `line` is the place of its line, from 0. */
export interface PostedTaxMark {
  line: number | null
  taxId: number
  partId: number
  boxId: number | null
  of: 'base' | 'tax'
  amount: string
}

/** The tax on an advance as it was booked and declared with the money: what its uses take back of it. */
export interface PostedTax {
  lines: PostedTaxLine[]
  marks: PostedTaxMark[]
}

export const NO_TAX: PostedTax = { lines: [], marks: [] }

/** How far an advance is used, with the use that is being reckoned; minor units of its currency. */
export interface Extent {
  used: bigint
  whole: bigint
}

/**
 * What a use takes of an amount: what all uses together are due of it, rounded once, less what those before took. So the
 * order of the uses does not matter, and the last one leaves nothing behind.
 */
export const shareOf = (amount: bigint, { used, whole }: Extent, taken: bigint) =>
  part(amount, used, whole) - taken

/** What a use takes of each tax line and mark of its advance. */
export function taxShare(
  whole: PostedTax,
  extent: Extent,
  before: readonly PostedTax[]
): PostedTax {
  return {
    lines: whole.lines.map((line, at) => ({
      ...line,
      amount: share(
        line.amount,
        extent,
        before.map((one) => one.lines[at].amount)
      ),
      foreign:
        line.foreign &&
        share(
          line.foreign,
          extent,
          before.map((one) => one.lines[at].foreign!)
        ),
    })),
    marks: whole.marks.map((mark, at) => ({
      ...mark,
      amount: share(
        mark.amount,
        extent,
        before.map((one) => one.marks[at].amount)
      ),
    })),
  }
}

function share(amount: string, extent: Extent, before: readonly string[]) {
  const taken = before.reduce((sum, one) => sum + BigInt(one), 0n)
  return String(shareOf(BigInt(amount), extent, taken))
}
