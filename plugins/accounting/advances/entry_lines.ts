import { type Context, Money } from 'kontor/plugin'
import type { NewLine, NewMark } from '../ledger/new_entry.js'
import type { AdvanceSide } from '../models/advance.js'
import type { PostedTax } from './posted_tax.js'
import { sided } from './sided.js'

/** What of an advance is booked: all of it when it is taken, a part when it is used. */
export interface Movement {
  side: AdvanceSide
  partyId: number
  accountId: number
  taxAccountId: number | null
  currency: string
  /** Minor units above zero, in the advance's and in the company's currency. */
  amount: bigint
  worth: bigint
  posted: PostedTax
  text?: string | null
}

export interface Booked {
  lines: NewLine[]
  /** They name the lines by their place among these. */
  marks: NewMark[]
}

/**
 * The lines an advance gets when it is taken: what is owed for it on its account, and its tax as it is due with the
 * money, against the account where it waits for the invoice. A use turns all of it round.
 */
export function movementLines(ctx: Context, moved: Movement, of: 'take' | 'use'): Booked {
  const turn = of === 'take' ? 1n : -1n
  const owed = moved.side === 'customer' ? -turn : turn
  const { currency } = moved
  const taxes = moved.posted.lines.map((line) => ({
    accountId: line.accountId,
    taxId: line.taxId,
    ...sided(
      ctx,
      turn * BigInt(line.amount),
      line.foreign === null ? undefined : { amount: turn * BigInt(line.foreign), currency }
    ),
  }))
  const lines: NewLine[] = [
    {
      accountId: moved.accountId,
      partyId: moved.partyId,
      text: moved.text ?? undefined,
      ...sided(ctx, owed * moved.worth, { amount: owed * moved.amount, currency }),
    },
    ...taxes,
    ...waitingLine(ctx, moved, turn),
  ]
  return { lines, marks: marksOf(ctx, moved.posted, turn) }
}

/** The counterpart of the taxes, where there is any: the account they wait on. */
function waitingLine(ctx: Context, { taxAccountId, posted, currency }: Movement, turn: bigint) {
  if (taxAccountId === null) return []
  const sum = (amounts: string[]) => amounts.reduce((so, one) => so + BigInt(one), 0n)
  const company = -turn * sum(posted.lines.map((line) => line.amount))
  const amount = -turn * sum(posted.lines.map((line) => line.foreign ?? '0'))
  if (company === 0n && amount === 0n) return []
  return [{ accountId: taxAccountId, ...sided(ctx, company, { amount, currency }) }]
}

function marksOf(ctx: Context, { marks }: PostedTax, turn: bigint): NewMark[] {
  return marks
    .map(({ line, amount, ...mark }) => ({
      ...mark,
      line: line === null ? null : line + 1,
      amount: Money.of(turn * BigInt(amount), ctx.company.currency),
    }))
    .filter((mark) => !mark.amount.isZero)
}
