import { type Context, Money, Refusal } from 'kontor/plugin'
import Entry, { type EntryKind } from '../models/entry.js'
import type EntryLine from '../models/entry_line.js'
import { turnedMarks } from '../tax/turned_marks.js'
import type { NewEntry, NewLine } from './new_entry.js'
import { postEntry } from './post_entry.js'

/** Kinds that stay what they are when they are taken back: statements and open items go by them. */
const KEPT_KINDS: readonly EntryKind[] = ['closing', 'exchange']

/**
 * Takes a posted entry back by one that books the other way round, with all its dimensions, on a day of
 * its own. The first stays as it is. Refuses what has been taken back before, also by somebody at the same moment.
 *
 * @example await reverseEntry(ctx, entry, ctx.today, { source: { model: 'trade.deal', id: deal.id } })
 */
export async function reverseEntry(
  ctx: Context,
  entry: Entry,
  onDate: string,
  more: Pick<NewEntry, 'text' | 'source' | 'isMatched' | 'isCorrected' | 'marks' | 'numbered'> = {}
): Promise<Entry> {
  if (entry.isDraft) throw new Refusal('E_NOT_POSTED')
  await ctx.records(Entry).lock(entry.id)
  const [before] = await ctx.records(Entry).peek(['reverses_id', 'eq', entry.id], { lock: 'share' })
  if (before) throw new Refusal('E_REVERSED_ALREADY', { number: before.number ?? '' })
  const lines = await ctx.lines<EntryLine>(entry, 'lines')
  return postEntry(ctx, {
    journalId: entry.journalId,
    onDate,
    text: entry.text,
    reference: entry.number,
    kind: KEPT_KINDS.includes(entry.kind) ? entry.kind : 'reversal',
    reverses: entry.id,
    lines: lines.map(turned),
    marks: await turnedMarks(ctx, entry, lines),
    ...more,
  })
}

/** A line as it can be booked again. */
export function sameLine(line: EntryLine): NewLine {
  return {
    accountId: line.accountId,
    partyId: line.partyId,
    debit: line.debit ?? undefined,
    credit: line.credit ?? undefined,
    foreign: line.foreignAmount ?? undefined,
    text: line.text,
    dueOn: line.dueOn,
    taxId: line.taxId ?? undefined,
    dimensions: {
      unitId: line.unitId,
      costCentreId: line.costCentreId,
      dimension_1Id: line.dimension_1Id,
      dimension_2Id: line.dimension_2Id,
      dimension_3Id: line.dimension_3Id,
    },
  }
}

function turned(line: EntryLine): NewLine {
  const { debit, credit, foreign, ...rest } = sameLine(line)
  const negated = foreign && Money.of(-foreign.units, foreign.currency)
  return { ...rest, debit: credit, credit: debit, foreign: negated }
}
