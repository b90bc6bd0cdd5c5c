import type { Context } from 'kontor/plugin'
import Entry from '../models/entry.js'
import EntryLine from '../models/entry_line.js'
import type { NewEntry, NewLine } from './new_entry.js'

export type { LineDimensions, NewEntry, NewLine, NewMark } from './new_entry.js'

const asked = new WeakMap<Entry, NewEntry>()

/** What the code that made an entry said of it, beside its lines; nothing for one made by a person. */
export const askedOf = (entry: Entry): Partial<NewEntry> => asked.get(entry) ?? {}

/**
 * Posts an entry within the open transaction; the ledger's rules apply to it as to any other. Its number
 * is drawn at the end of the transaction. `source` is the record it is posted for: with it, people take the entry back
 * through that record only.
 *
 * @example
 * const worth = Money.parse('12.50', ctx.company.currency)
 * await postEntry(ctx, {
 *   journalId, onDate: ctx.today, kind: 'document', source: { model: 'trade.deal', id: deal.id },
 *   lines: [{ accountId: cost, debit: worth }, { accountId: stock, credit: worth }],
 * })
 */
export async function postEntry(ctx: Context, given: NewEntry): Promise<Entry> {
  const entry = await Entry.create(ctx, {
    journalId: given.journalId,
    onDate: given.onDate,
    text: given.text ?? null,
    reference: given.reference ?? null,
    kind: given.kind,
    sourceModel: given.source?.model ?? null,
    sourceId: given.source?.id ?? null,
    reversesId: given.reverses ?? null,
    correctsId: given.corrects ?? null,
  })
  await addLines(ctx, entry, given.lines)
  asked.set(entry, given)
  await ctx.run('accounting.entry.post', entry)
  return entry
}

/** Lines of a draft. */
export function addLines(ctx: Context, entry: Entry, lines: readonly NewLine[]) {
  const values = lines.map((line) => ({
    entryId: entry.id,
    accountId: line.accountId,
    partyId: line.partyId ?? null,
    text: line.text ?? null,
    debit: line.debit ?? null,
    credit: line.credit ?? null,
    foreignCurrency: line.foreign?.currency ?? null,
    foreignAmount: line.foreign ?? null,
    dueOn: line.dueOn ?? null,
    taxId: line.taxId ?? null,
    ...line.dimensions,
  }))
  return ctx.records(EntryLine).createAll(values, { model: 'accounting.entry', id: entry.id })
}
