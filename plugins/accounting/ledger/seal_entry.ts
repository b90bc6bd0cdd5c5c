import { type Context, Money, Refusal } from 'kontor/plugin'
import Entry from '../models/entry.js'
import type EntryLine from '../models/entry_line.js'
import type Journal from '../models/journal.js'
import type { NewMark } from './new_entry.js'
import { signed } from './line_figures.js'
import { sealOf, type SealedLine } from './seal.js'

interface Sealing {
  entry: Entry
  lines: readonly EntryLine[]
  journal: Journal
  /** Those written with it, in their order. */
  marks: readonly NewMark[]
}

type Last = Pick<Entry, 'seal' | 'onDate'>

/** The last entry sealed in a transaction, by number: it is not stored yet when the next one is sealed. */
const sealedIn = new WeakMap<object, Map<string, Last>>()

/**
 * Seals an entry that has just got its number, while its series is locked: whoever gets the next number
 * finds this seal. A chronological journal's dates do not go back behind the number before.
 */
export async function sealEntry(
  ctx: Context,
  { entry, lines, journal, marks }: Sealing,
  previous: string | null
) {
  const before = previous === null ? null : await lastOf(ctx, previous)
  if (journal.isChronological && before && before.onDate > entry.onDate) {
    throw new Refusal('E_CHRONOLOGICAL', {
      journal: journal.name,
      number: previous!,
      date: before.onDate,
    })
  }
  const number = entry.number!
  entry.seal = sealOf(before?.seal ?? null, {
    number,
    onDate: entry.onDate,
    lines: lines.map((line) => sealedLine(line, ctx.company.currency)),
    marks: marks.map(({ taxId, partId, boxId, of, amount, onDate }) => ({
      taxId,
      partId,
      boxId,
      of,
      amount: amount.toString(),
      onDate: onDate ?? entry.onDate,
    })),
  })
  const sealed = sealedIn.get(ctx.work!) ?? new Map<string, Last>()
  sealedIn.set(ctx.work!, sealed.set(number, { seal: entry.seal, onDate: entry.onDate }))
}

async function lastOf(ctx: Context, number: string): Promise<Last> {
  const here = sealedIn.get(ctx.work!)?.get(number)
  if (here) return here
  const [stored] = await ctx.records(Entry).peek(['number', 'eq', number], { lock: 'share' })
  return stored
}

function sealedLine(line: EntryLine, currency: string): SealedLine {
  return {
    accountId: line.accountId,
    partyId: line.partyId,
    amount: new Money(signed(line), currency).toString(),
    foreignCurrency: line.foreignCurrency,
    foreignAmount: line.foreignAmount?.toString() ?? null,
    textDigest: line.textDigest,
  }
}
