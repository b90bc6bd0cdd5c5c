import {
  boolean,
  choice,
  type Context,
  date,
  datetime,
  type Decimal,
  lines,
  longText,
  model,
  money,
  type Money,
  quantity,
  RecordModel,
  reference,
  text,
} from 'kontor/plugin'
import { isCreditKind, isSaleKind } from '../documents/kinds.js'
import { prepareInvoice } from '../documents/prepare_invoice.js'

export const INVOICE_KINDS = ['invoice', 'credit_note', 'bill', 'bill_credit'] as const
export type InvoiceKind = (typeof INVOICE_KINDS)[number]
export type InvoiceState = 'draft' | 'posted' | 'cancelled'
export type PaymentState = 'unpaid' | 'partial' | 'paid'

/**
 * What a customer is asked for or a supplier asks for, and what is given back: invoice, bill, credit note. A draft
 * until it is posted; then its number, lines and totals stay, and its entry is in the ledger.
 */
@model({
  name: 'accounting.invoice',
  title: 'number',
  search: ['number', 'reference', 'party.name'],
  sort: '-id',
  icon: 'i-lucide-receipt-text',
  state: {
    field: 'state',
    path: ['draft', 'posted'],
    then: { field: 'payment_state', value: 'paid' },
  },
  final: ['posted', 'cancelled'],
  verbs: ['create', 'update', 'delete'],
  list: [
    'number',
    'kind',
    'state',
    'party_id',
    'on_date',
    'total',
    'open',
    'due_on',
    'payment_state',
    'reference',
  ],
  form: [
    {
      key: 'what',
      fields: ['kind', 'party_id', 'on_date', 'reference', 'payment_term_id', 'due_on', 'currency'],
    },
    { key: 'abroad', fields: ['rate'], when: { field: 'currency', isForeign: true } },
    { key: 'lines', fields: ['lines'] },
    { key: 'more', fields: ['note', 'is_tax_included', 'journal_id', 'external_id'] },
  ],
})
export default class Invoice extends RecordModel {
  @text({ readonly: true, max: 40, index: true, unique: true }) declare number: string | null
  @choice({ of: INVOICE_KINDS, required: true, default: 'invoice', index: true })
  declare kind: InvoiceKind
  @choice({
    of: ['draft', 'posted', 'cancelled'],
    default: 'draft',
    readonly: true,
    index: true,
    colors: { draft: 'neutral', posted: 'info', cancelled: 'error' },
  })
  declare state: InvoiceState
  /** Of posted documents: what of it is settled. */
  @choice({
    of: ['unpaid', 'partial', 'paid'],
    readonly: true,
    hidden: 'form',
    index: true,
    colors: { unpaid: 'warning', partial: 'warning', paid: 'success' },
  })
  declare paymentState: PaymentState | null
  @reference('contacts.party', { required: true }) declare partyId: number
  @date({ exact: true, required: true, index: true, default: (ctx: Context) => ctx.today })
  declare onDate: string
  /** Follows from the terms; without terms it is what was agreed, or the document's date. */
  @date({ index: true }) declare dueOn: string | null
  @reference('accounting.payment_term') declare paymentTermId: number | null
  /** The other side's number: the supplier's for bills, the order's for invoices. */
  @text({ max: 80 }) declare reference: string | null
  /** The first sales or purchases journal unless told. */
  @reference('accounting.journal', { where: ['kind', 'in', ['sales', 'purchases']] })
  declare journalId: number | null
  @choice({ of: 'currency', required: true, default: (ctx: Context) => ctx.company.currency })
  declare currency: string
  /** The company's currency for one unit of the document's; the kept rate of the day unless told. */
  @quantity({ min: 0 }) declare rate: Decimal | null
  @boolean() declare isTaxIncluded: boolean
  /** Printed below the totals. */
  @longText() declare note: string | null
  @lines('accounting.invoice_line', { by: 'invoice_id' }) declare lines: unknown
  /** Advances it uses when it is posted. */
  @lines('accounting.invoice_advance', { by: 'invoice_id', hidden: 'form' })
  declare advances: unknown

  @money({ readonly: true, hidden: 'form' }) declare net: Money | null
  @money({ readonly: true, hidden: 'form' }) declare tax: Money | null
  @money({ readonly: true, hidden: 'form' }) declare total: Money | null
  /** What is left to pay. */
  @money({ readonly: true, hidden: 'form' }) declare open: Money | null
  @lines('accounting.invoice_tax', { by: 'invoice_id', readonly: true, hidden: 'form' })
  declare taxes: unknown
  /** Whoever pays until then may keep the discount. */
  @date({ readonly: true, hidden: true }) declare discountUntil: string | null
  @money({ readonly: true, hidden: true }) declare discount: Money | null
  @reference('accounting.entry', { readonly: true, hidden: 'form' }) declare entryId: number | null
  /** The invoice that this credit note takes back. */
  @reference('accounting.invoice', { readonly: true, hidden: 'form' }) declare refundsId:
    number | null
  /** The cancelled document that this one was made instead of. */
  @reference('accounting.invoice', { readonly: true, hidden: 'form' }) declare replacesId:
    number | null
  @datetime({ readonly: true, hidden: 'form' }) declare postedAt: string | null

  get isDraft() {
    return this.state === 'draft'
  }

  /** Sold, not bought. */
  get isSale() {
    return isSaleKind(this.kind)
  }

  get isCredit() {
    return isCreditKind(this.kind)
  }

  async prepare(ctx: Context) {
    await prepareInvoice(ctx, this)
  }
}
