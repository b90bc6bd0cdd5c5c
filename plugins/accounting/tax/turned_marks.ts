import { type Context, Money } from 'kontor/plugin'
import type { NewMark } from '../ledger/new_entry.js'
import type Entry from '../models/entry.js'
import type EntryLine from '../models/entry_line.js'
import TaxMark from '../models/tax_mark.js'
import { type WaitingRow, waitingOf } from './waiting.js'

/** What the return has to count of an entry that takes this one back: the same with the signs turned. */
export async function turnedMarks(
  ctx: Context,
  entry: Entry,
  lines: readonly EntryLine[]
): Promise<NewMark[]> {
  const marks = await TaxMark.where(ctx, ['entry_id', 'eq', entry.id], { sort: 'id' })
  const waiting = await waitingOf(ctx, entry.id)
  return [
    ...marks.map((mark) => ({
      line: placeOf(lines, mark.entryLineId),
      taxId: mark.taxId,
      partId: mark.partId!,
      boxId: mark.boxId,
      of: mark.of,
      amount: Money.of(-mark.amount.units, mark.currency),
    })),
    ...waiting.map((row) => turnedWaiting(ctx, row)),
  ]
}

function placeOf(lines: readonly EntryLine[], id: number | null) {
  const place = lines.findIndex((line) => line.id === id)
  return place < 0 ? null : place
}

function turnedWaiting(ctx: Context, row: WaitingRow): NewMark {
  const { currency } = ctx.company
  return {
    line: null,
    taxId: row.taxId,
    partId: row.partId,
    boxId: row.boxId,
    of: row.of,
    amount: Money.of(-row.amount, currency),
    waits:
      row.accountId === null
        ? 'base'
        : { accountId: row.accountId, amount: Money.of(-row.posted, currency) },
  }
}
