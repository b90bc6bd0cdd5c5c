import {
  choice,
  type Context,
  date,
  datetime,
  integer,
  lines,
  model,
  Money,
  money,
  RecordModel,
  reference,
  text,
} from 'kontor/plugin'
import { sumsOf } from '../ledger/line_figures.js'
import type EntryLine from './entry_line.js'

export const ENTRY_KINDS = [
  'manual',
  'opening',
  'closing',
  'reversal',
  'exchange',
  'document',
  'payment',
  'cash_basis',
  'stock',
  'advance',
] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]
export type EntryState = 'draft' | 'posted'

/** What happened, as amounts on accounts: debits and credits of equal sums. A draft until it is posted, then final. */
@model({
  name: 'accounting.entry',
  title: 'number',
  search: ['number', 'reference', 'text'],
  sort: '-id',
  icon: 'i-lucide-book-text',
  state: { field: 'state', path: ['draft', 'posted'] },
  final: ['posted'],
  verbs: ['create', 'update', 'delete'],
  list: ['number', 'journal_id', 'on_date', 'state', 'reference', 'text', 'amount'],
  form: [
    { key: 'what', fields: ['journal_id', 'on_date', 'reference', 'text'] },
    { key: 'lines', fields: ['lines'] },
    { key: 'more', fields: ['external_id'] },
  ],
})
export default class Entry extends RecordModel {
  @text({ readonly: true, max: 60, index: true }) declare number: string | null
  @reference('accounting.journal', { required: true, usual: ['kind', 'eq', 'general'] })
  declare journalId: number
  @date({ exact: true, required: true, index: true, default: (ctx: Context) => ctx.today })
  declare onDate: string
  @choice({
    of: ['draft', 'posted'],
    default: 'draft',
    readonly: true,
    index: true,
    colors: { draft: 'neutral', posted: 'success' },
  })
  declare state: EntryState
  @choice({ of: ENTRY_KINDS, default: 'manual', readonly: true }) declare kind: EntryKind
  /** The other side's number, a voucher. */
  @text({ max: 80 }) declare reference: string | null
  @text() declare text: string | null
  /** The company's; other currencies stand on the lines. */
  @choice({
    of: 'currency',
    readonly: true,
    hidden: true,
    default: (ctx: Context) => ctx.company.currency,
  })
  declare currency: string
  /** The sum of its debits. */
  @money({ readonly: true }) declare amount: Money | null
  @reference('accounting.entry', { readonly: true, hidden: 'list' }) declare reversesId:
    number | null
  @reference('accounting.entry', { readonly: true, hidden: 'list' }) declare correctsId:
    number | null
  /** The document it was made from. */
  @text({ readonly: true, hidden: true, max: 80 }) declare sourceModel: string | null
  @integer({ readonly: true, hidden: true }) declare sourceId: number | null
  @datetime({ readonly: true, hidden: 'form' }) declare postedAt: string | null
  /** The hash that binds it to the entry numbered before it. */
  @text({ readonly: true, hidden: true, max: 80 }) declare seal: string | null
  @lines('accounting.entry_line', { by: 'entry_id', begin: 2 }) declare lines: unknown

  get isDraft() {
    return this.state === 'draft'
  }

  async prepare(ctx: Context) {
    if (!this.id || !this.isDraft) return
    const own = await ctx.lines<EntryLine>(this, 'lines')
    this.amount = new Money(sumsOf(own).debit, ctx.company.currency)
  }
}
