import { type Context, message, Money, Refusal } from 'kontor/plugin'
import type { Column } from '../measure.js'
import { needAll } from '../need_all.js'
import {
  partyLines,
  partySums,
  settlements,
  type PartyFilter,
  type PartyLine,
  type PartySide,
} from './party_lines.js'
import { sectionsOf, type Section } from './sections.js'

/** One line as it travels; amounts are decimal strings of the section's currency. */
export interface ShownLine {
  entry_id: number
  number: string
  on_date: string
  due_on: string | null
  text: string | null
  reference: string | null
  debit: string | null
  credit: string | null
  balance: string
}

export interface ShownSection {
  currency: string
  opening: string
  debit: string
  credit: string
  closing: string
  lines: ShownLine[]
}

export interface PartyLedger {
  sections: ShownSection[]
  /** There are more lines than are shown; the sums hold all of them. */
  is_cut: boolean
}

export const SIDES = ['all', 'receivable', 'payable'] as const

/** What is owed both ways, unless one side is asked for. */
export function readPartySide(query: Record<string, unknown>): PartySide {
  const side = SIDES.find((one) => one === (query.side ?? 'all'))
  if (!side) throw Refusal.choice('side', query.side)
  return side
}

const PAGE = 1000

/**
 * What a party was charged and paid between two days, with what it owes after each line, in each currency. In the
 * currencies of its documents the last balances are what is open then; in the company's they are what its accounts say.
 */
export async function partyLedger(
  ctx: Context,
  filter: PartyFilter,
  { from, to }: Column,
  limit = PAGE
): Promise<PartyLedger> {
  needAll(ctx)
  const sums = await partySums(ctx, filter, from, to)
  const lines = await partyLines(ctx, filter, { from, to, limit: limit + 1 })
  const settled = (await settlements(ctx, filter, to)).map((one) => said(ctx, one))
  const shown = [...lines.slice(0, limit), ...settled]
  return {
    sections: sectionsOf(sums, shown, { from, first: ctx.company.currency }).map(shownSection),
    is_cut: lines.length > limit,
  }
}

function said(ctx: Context, line: PartyLine): PartyLine {
  const params = { number: line.text ?? '' }
  return { ...line, text: message(ctx.locale, 'accounting.screens.party_ledger.settled', params) }
}

function shownSection({ currency, lines, opening, debit, credit, closing }: Section): ShownSection {
  const money = (units: bigint) => Money.of(units, currency).toString()
  return {
    currency,
    opening: money(opening),
    debit: money(debit),
    credit: money(credit),
    closing: money(closing),
    lines: lines.map(({ amount, balance, ...line }) => ({
      entry_id: line.entryId,
      number: line.number,
      on_date: line.onDate,
      due_on: line.dueOn,
      text: line.text,
      reference: line.reference === line.text ? null : line.reference,
      debit: amount >= 0n ? money(amount) : null,
      credit: amount < 0n ? money(-amount) : null,
      balance: money(balance),
    })),
  }
}
