import {
  boolean,
  choice,
  date,
  datetime,
  json,
  model,
  type Money,
  money,
  RecordModel,
  reference,
} from 'kontor/plugin'
import type { PostedTax } from '../advances/posted_tax.js'

/** What of an advance an invoice used, or was paid back, until it is undone. */
@model({
  name: 'accounting.advance_use',
  title: 'id',
  search: ['advance.number', 'invoice.number'],
  sort: '-id',
  verbs: [],
  icon: 'i-lucide-receipt',
  list: ['on_date', 'advance_id', 'kind', 'invoice_id', 'payment_id', 'amount', 'undone_at'],
  form: [
    { key: 'what', fields: ['advance_id', 'kind', 'invoice_id', 'payment_id', 'on_date'] },
    {
      key: 'money',
      fields: ['amount', 'tax', 'worth', 'is_chosen', 'entry_id', 'undone_at', 'undone_entry_id'],
    },
  ],
})
export default class AdvanceUse extends RecordModel {
  @reference('accounting.advance', { readonly: true, required: true }) declare advanceId: number
  @choice({ of: ['invoice', 'refund'], readonly: true, required: true, index: true })
  declare kind: 'invoice' | 'refund'
  @reference('accounting.invoice', { readonly: true }) declare invoiceId: number | null
  /** What it was paid back with. */
  @reference('accounting.payment', { readonly: true }) declare paymentId: number | null
  @date({ exact: true, readonly: true, required: true, index: true }) declare onDate: string
  @choice({ of: 'currency', readonly: true, required: true, hidden: true }) declare currency: string
  @money({ readonly: true, required: true }) declare amount: Money
  /** In the amount. */
  @money({ readonly: true, required: true, hidden: 'list' }) declare tax: Money
  @choice({ of: 'currency', readonly: true, required: true, hidden: true })
  declare companyCurrency: string
  /** Its share of what the advance was worth on its day. */
  @money({ readonly: true, required: true, currency: 'company_currency', hidden: 'list' })
  declare worth: Money
  @json({ readonly: true, hidden: true }) declare posted: PostedTax | null
  @reference('accounting.entry', { readonly: true, required: true, hidden: 'list' })
  declare entryId: number
  @datetime({ readonly: true }) declare undoneAt: string | null
  @reference('accounting.entry', { readonly: true, hidden: 'list' })
  declare undoneEntryId: number | null
  /** Chosen on the draft, so the document deducts it. */
  @boolean({ readonly: true, hidden: 'list' }) declare isChosen: boolean
}
