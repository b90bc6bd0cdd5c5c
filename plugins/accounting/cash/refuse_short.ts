import { type Context, Money, Refusal } from 'kontor/plugin'
import type { BookedLine } from '../ledger/check_lines.js'
import type Entry from '../models/entry.js'
import { type Box, boxesOf } from './boxes.js'
import { daysFrom, firstShort, standingBefore } from './standing.js'

/**
 * Nobody takes out of a box what is not in it: an entry that would leave a cash box below zero at the end of its day, or
 * of any day after, is refused (E_CASH_SHORT), whatever posts it. A correction is asked about what it and the reversal
 * leave together. To be called when the entry's lines are in the ledger.
 */
export async function refuseShort(
  ctx: Context,
  { onDate, correctsId }: Entry,
  booked: readonly BookedLine[]
) {
  const taken = booked.filter(({ line, account }) => account.type === 'cash' && isTaken(line))
  if (taken.length === 0 && !correctsId) return
  const ids = new Set(taken.map(({ account }) => account.id))
  const boxes = (await boxesOf(ctx)).filter((box) => correctsId || ids.has(box.accountId))
  for (const box of boxes) {
    const short = await shortOf(ctx, box, onDate)
    if (short) {
      const amount = `${Money.of(short.short, box.currency)} ${box.currency}`
      throw new Refusal('E_CASH_SHORT', { box: box.name, date: short.onDate, short: amount })
    }
  }
}

const isTaken = ({ credit, foreignAmount }: BookedLine['line']) =>
  Boolean(credit && !credit.isZero) || Boolean(foreignAmount?.isNegative)

async function shortOf(ctx: Context, box: Box, from: string) {
  const standing = await standingBefore(ctx, box, from, { locks: true })
  return firstShort(standing, await daysFrom(ctx, box, from, { locks: true }))
}
