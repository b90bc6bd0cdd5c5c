import {
  choice,
  type Context,
  date,
  datetime,
  json,
  lines,
  model,
  Money,
  money,
  RecordModel,
  Refusal,
  reference,
  text,
} from 'kontor/plugin'
import PaymentBatchLine from './payment_batch_line.js'

export type BatchState = 'draft' | 'approved' | 'posted' | 'cancelled'

/** Bills to be paid together: proposed by one person, approved by another, then one payment for each supplier. */
@model({
  name: 'accounting.payment_batch',
  title: 'number',
  search: ['number', 'text'],
  sort: '-id',
  icon: 'i-lucide-layers',
  state: { field: 'state', path: ['draft', 'approved', 'posted'] },
  final: ['approved', 'posted', 'cancelled'],
  verbs: ['create', 'update', 'delete'],
  list: ['number', 'state', 'on_date', 'journal_id', 'total', 'approved_by_id', 'text'],
  form: [
    {
      key: 'what',
      fields: [
        'due_until',
        'on_date',
        'journal_id',
        'currency',
        'total',
        'text',
        'approved_by_id',
        'approved_at',
      ],
    },
    { key: 'lines', fields: ['lines'] },
    { key: 'more', fields: ['external_id'] },
  ],
})
export default class PaymentBatch extends RecordModel {
  @text({ readonly: true, max: 40, index: true }) declare number: string | null
  @choice({
    of: ['draft', 'approved', 'posted', 'cancelled'],
    default: 'draft',
    readonly: true,
    index: true,
    colors: { draft: 'neutral', approved: 'info', posted: 'success', cancelled: 'error' },
  })
  declare state: BatchState
  /** Bills due until this day are proposed. */
  @date({ required: true, default: (ctx: Context) => ctx.today }) declare dueUntil: string
  /** The day it is paid. */
  @date({ exact: true, required: true, index: true, default: (ctx: Context) => ctx.today })
  declare onDate: string
  @reference('accounting.journal', { required: true, where: ['kind', 'in', ['bank', 'cash']] })
  declare journalId: number
  @choice({ of: 'currency', required: true, default: (ctx: Context) => ctx.company.currency })
  declare currency: string
  @text() declare text: string | null
  @lines('accounting.payment_batch_line', { by: 'batch_id' }) declare lines: unknown
  @money({ readonly: true }) declare total: Money | null
  /** Ids of everybody who had a hand in it: none of them approves it. */
  @json({ readonly: true, hidden: true }) declare makers: number[] | null
  @reference('kernel.user', { readonly: true }) declare approvedById: number | null
  @datetime({ readonly: true }) declare approvedAt: string | null

  get isDraft() {
    return this.state === 'draft'
  }

  async prepare(ctx: Context) {
    if (!this.isDraft) return
    const makers = new Set(this.makers ?? []).add(ctx.user.id)
    this.makers = [...makers]
    if (!this.id) return
    const stored = await ctx.records(PaymentBatchLine).peek(['batch_id', 'eq', this.id])
    if (stored.some(({ currency }) => currency && currency !== this.currency)) {
      throw new Refusal('E_BATCH_CURRENCY', { currency: this.currency })
    }
    const total = stored.reduce((sum, one) => sum + one.amount.units, 0n)
    this.total = Money.of(total, this.currency)
  }
}
