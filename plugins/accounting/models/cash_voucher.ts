import {
  choice,
  type Context,
  date,
  type Decimal,
  lines,
  model,
  Money,
  money,
  quantity,
  RecordModel,
  Refusal,
  reference,
  text,
} from 'kontor/plugin'
import { boxCurrency, firstBox } from '../cash/boxes.js'
import { DOCUMENT, DOCUMENT_STATE, type DocumentState } from '../ledger/document_life.js'
import CashVoucherLine from './cash_voucher_line.js'

export type VoucherKind = 'receipt' | 'payment'

/** The paper behind what goes into a cash box or out of it: who, what for, how much. A draft until it is posted. */
@model({
  ...DOCUMENT,
  name: 'accounting.cash_voucher',
  title: 'number',
  search: ['number', 'reference', 'person', 'text', 'party.name'],
  icon: 'i-lucide-ticket',
  list: [
    'number',
    'kind',
    'state',
    'on_date',
    'party_id',
    'person',
    'text',
    'amount',
    'journal_id',
  ],
  form: [
    {
      key: 'what',
      fields: ['kind', 'journal_id', 'on_date', 'party_id', 'person', 'text', 'reference'],
    },
    { key: 'lines', fields: ['lines'] },
    { key: 'more', fields: ['rate', 'external_id'] },
  ],
})
export default class CashVoucher extends RecordModel {
  /** Receipts and payments of a box are numbered apart in each fiscal year. */
  @text({ readonly: true, max: 40, index: true }) declare number: string | null
  @choice({ of: ['receipt', 'payment'], required: true, default: 'payment', index: true })
  declare kind: VoucherKind
  @choice(DOCUMENT_STATE) declare state: DocumentState
  /** The first cash box unless told. */
  @reference('accounting.journal', {
    where: {
      and: [
        ['kind', 'eq', 'cash'],
        ['account_id', 'notnull'],
      ],
    },
  })
  declare journalId: number | null
  @date({ exact: true, required: true, index: true, default: (ctx: Context) => ctx.today })
  declare onDate: string
  @reference('contacts.party') declare partyId: number | null
  /** Who brought the money or took it, where that is no contact or not the contact himself. */
  @text({ max: 120 }) declare person: string | null
  /** What for. */
  @text({ required: true, max: 255 }) declare text: string
  /** The paper it rests on: a bill, a contract, an order. */
  @text({ max: 80 }) declare reference: string | null
  /** The box's. */
  @choice({ of: 'currency', readonly: true, hidden: true }) declare currency: string | null
  /** For a box in a foreign currency; the kept rate of the day unless told. */
  @quantity({ min: 0 }) declare rate: Decimal | null
  @lines('accounting.cash_voucher_line', { by: 'voucher_id' }) declare lines: unknown
  /** What went into the box or out of it. */
  @money({ readonly: true, hidden: 'form' }) declare amount: Money | null
  @reference('accounting.entry', { readonly: true, hidden: 'list' }) declare entryId: number | null

  get isDraft() {
    return this.state === 'draft'
  }

  get isReceipt() {
    return this.kind === 'receipt'
  }

  async prepare(ctx: Context) {
    if (!this.isDraft) return
    if (this.rate?.isZero) throw Refusal.input([{ field: 'rate', code: 'E_RATE_ZERO' }])
    const box = await firstBox(ctx, this.journalId)
    this.journalId = box.id
    this.currency = await boxCurrency(ctx, box)
    const stored = this.id
      ? await ctx.records(CashVoucherLine).peek(['voucher_id', 'eq', this.id])
      : []
    const sum = stored.reduce((so, line) => so + line.amount.units, 0n)
    this.amount = Money.of(sum, this.currency)
  }
}
