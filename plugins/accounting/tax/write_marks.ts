import { type Context, insertRows } from 'kontor/plugin'
import type { NewMark } from '../ledger/new_entry.js'
import type Entry from '../models/entry.js'
import type EntryLine from '../models/entry_line.js'
import TaxMark from '../models/tax_mark.js'

/**
 * Writes what the tax return counts of an entry that is being posted, and what waits until its document is paid. Marks name
 * the lines by their place.
 */
export async function writeMarks(
  ctx: Context,
  entry: Entry,
  lines: readonly EntryLine[],
  marks: readonly NewMark[]
) {
  const partyId = lines.find((line) => line.partyId !== null)?.partyId ?? null
  for (const mark of marks.filter((one) => !one.waits)) {
    await TaxMark.create(ctx, {
      onDate: mark.onDate ?? entry.onDate,
      entryId: entry.id,
      entryLineId: mark.line === null ? null : lines[mark.line].id,
      partyId,
      taxId: mark.taxId,
      partId: mark.partId,
      boxId: mark.boxId,
      of: mark.of,
      amount: mark.amount,
      currency: ctx.company.currency,
    })
  }
  const waiting = marks.filter((one) => one.waits)
  if (waiting.length > 0) {
    await insertRows(
      ctx.trx!,
      'accounting_tax_waiting',
      waiting.map((mark) => waitingRow(ctx, entry, mark))
    )
  }
}

function waitingRow(ctx: Context, entry: Entry, { waits, ...mark }: NewMark) {
  const line = waits === 'base' ? undefined : waits
  return {
    company_id: ctx.company.id,
    entry_id: entry.id,
    tax_id: mark.taxId,
    part_id: mark.partId,
    box_id: mark.boxId,
    of: mark.of,
    account_id: line?.accountId ?? null,
    amount: mark.amount.toColumn(),
    posted: line?.amount.toColumn() ?? 0,
    amount_moved: 0,
    posted_moved: 0,
  }
}
