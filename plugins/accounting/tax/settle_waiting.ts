import { type Context, Money, updateRows } from 'kontor/plugin'
import { accountFor } from '../ledger/account_for.js'
import { journalOf } from '../ledger/journal_of.js'
import type { NewLine, NewMark } from '../ledger/new_entry.js'
import { postEntry } from '../ledger/post_entry.js'
import Entry from '../models/entry.js'
import OpenItem from '../models/open_item.js'
import { fraction } from './engine/fraction.js'
import { type Move, planMoves } from './plan_move.js'
import { waitingOf } from './waiting.js'

/**
 * Moves the taxes of a document that are owed on payment from where they wait to their accounts, as far as the document is
 * paid by now, and tells the return. To be called whenever one of its open items was matched, or a match undone. Answers the
 * entry, or nothing where there is nothing to move.
 */
export async function settleWaiting(ctx: Context, entryId: number, onDate: string) {
  const rows = await waitingOf(ctx, entryId)
  if (rows.length === 0) return undefined
  const moves = planMoves(rows, await paidShare(ctx, entryId))
  if (moves.length === 0) return undefined
  const entry = await Entry.findOrFail(ctx, entryId)
  const { lines, marks } = await linesOf(ctx, moves)
  const moved = await postEntry(ctx, {
    journalId: (await journalOf(ctx, 'general')).id,
    onDate,
    kind: 'cash_basis',
    reference: entry.number,
    source: { model: 'accounting.entry', id: entryId },
    lines,
    marks,
  })
  for (const move of moves) await noteMoved(ctx, move)
  return moved
}

async function paidShare(ctx: Context, entryId: number) {
  const items = await OpenItem.where(ctx, ['entry_id', 'eq', entryId])
  const sum = (of: (item: OpenItem) => bigint) => items.reduce((so, item) => so + of(item), 0n)
  const total = sum((item) => item.amount.units)
  if (total === 0n) return fraction(1n)
  return fraction(total - sum((item) => item.open.units), total)
}

async function linesOf(ctx: Context, moves: Move[]) {
  const waiting = await accountFor(ctx, 'tax_cash_basis')
  const lines: NewLine[] = []
  const marks: NewMark[] = []
  for (const { row, amount, posted } of moves) {
    const line = posted === 0n ? null : lines.length
    if (posted !== 0n) {
      lines.push({ ...sideOf(ctx, posted), accountId: row.accountId!, taxId: row.taxId })
      lines.push({ ...sideOf(ctx, -posted), accountId: waiting.id, taxId: row.taxId })
    }
    if (amount !== 0n && row.boxId !== null) marks.push({ ...markOf(ctx, row, amount), line })
  }
  // A base may be counted before a cent of its tax is owed, or without any tax.
  if (lines.length === 0) lines.push({ ...sideOf(ctx, 0n), accountId: waiting.id })
  return { lines, marks }
}

function markOf(ctx: Context, row: Move['row'], amount: bigint): NewMark {
  const { taxId, partId, boxId, of } = row
  return { line: null, taxId, partId, boxId, of, amount: Money.of(amount, ctx.company.currency) }
}

function sideOf(ctx: Context, amount: bigint): Pick<NewLine, 'debit' | 'credit'> {
  const size = Money.of(amount < 0n ? -amount : amount, ctx.company.currency)
  return amount > 0n ? { debit: size } : { credit: size }
}

function noteMoved(ctx: Context, { row, amount, posted }: Move) {
  const values = {
    amount_moved: Number(row.amountMoved + amount),
    posted_moved: Number(row.postedMoved + posted),
  }
  return updateRows(ctx.trx!, 'accounting_tax_waiting', { id: row.id }, values)
}
