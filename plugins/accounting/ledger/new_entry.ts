import type { Money, RecordModel } from 'kontor/plugin'
import type { EntryKind } from '../models/entry.js'

/** What a line is told apart by, besides its account and party. */
export interface LineDimensions {
  unitId?: number | null
  costCentreId?: number | null
  dimension_1Id?: number | null
  dimension_2Id?: number | null
  dimension_3Id?: number | null
}

/** A line to be posted: debit or credit in the company's currency, never both. */
export interface NewLine {
  accountId: number
  partyId?: number | null
  debit?: Money
  credit?: Money
  /** In another currency: above zero is a debit. */
  foreign?: Money
  text?: string | null
  dueOn?: string | null
  taxId?: number | null
  dimensions?: LineDimensions
}

/** What the tax return counts of an entry. `line` is the place of its line, from 0. */
export interface NewMark {
  line: number | null
  taxId: number
  partId: number
  boxId: number | null
  of: 'base' | 'tax'
  amount: Money
  onDate?: string
  /** Owed only when the document is paid: the account it goes to then, and how much (a debit above zero). */
  waits?: { accountId: number; amount: Money } | 'base'
}

/** An entry another part or plugin posts. */
export interface NewEntry {
  journalId: number
  onDate: string
  text?: string | null
  reference?: string | null
  kind: EntryKind
  source?: { model: string; id: number }
  lines: NewLine[]
  marks?: NewMark[]
  reverses?: number
  corrects?: number
  /** Its receivables and payables are matched already: they leave nothing open. */
  isMatched?: boolean
  /** Another entry takes its place in the same transaction: what both leave in a cash box is asked of that one. */
  isCorrected?: boolean
  /** The document that gets the entry's number as its own `number`. */
  numbered?: RecordModel
}
