import { type Context, Money } from 'kontor/plugin'
import type { BookedLine } from '../ledger/check_lines.js'
import type Entry from '../models/entry.js'
import type EntryLine from '../models/entry_line.js'
import OpenItem from '../models/open_item.js'

/**
 * What a posted entry leaves open: one item for each line on a receivable or payable account, in the order of the
 * lines. Entries of differences of exchange leave none: they are a part of the match that made them.
 */
export async function openItemsOf(ctx: Context, entry: Entry, lines: readonly BookedLine[]) {
  if (entry.kind === 'exchange') return []
  const owed = lines.filter((one) => one.account.needsParty)
  const items = await ctx
    .records(OpenItem)
    .createAll(owed.map(({ line }) => itemOf(ctx, entry, line)))
  opened.set(entry, items)
  return items
}

const opened = new WeakMap<Entry, OpenItem[]>()

/** The open items of an entry that was posted in this transaction, as they stand by now. */
export const openedBy = (entry: Entry): readonly OpenItem[] => opened.get(entry) ?? []

function itemOf(ctx: Context, entry: Entry, line: EntryLine) {
  const { currency } = ctx.company
  const companyAmount = Money.of((line.debit?.units ?? 0n) - (line.credit?.units ?? 0n), currency)
  const amount = line.foreignAmount ?? companyAmount
  return {
    entryId: entry.id,
    entryLineId: line.id,
    accountId: line.accountId,
    partyId: line.partyId!,
    reference: nameOf(entry, line),
    onDate: entry.onDate,
    dueOn: line.dueOn ?? entry.onDate,
    currency: line.foreignCurrency ?? currency,
    amount,
    open: amount,
    companyCurrency: currency,
    companyAmount,
    companyOpen: companyAmount,
    isOpen: !amount.isZero || !companyAmount.isZero,
  }
}

/** Each line of an opening is another invoice, with its own number. */
function nameOf(entry: Entry, { text }: EntryLine) {
  return entry.kind === 'opening' ? (text?.slice(0, 80) ?? null) : entry.reference
}
