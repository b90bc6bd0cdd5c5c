import {
  choice,
  date,
  json,
  lines,
  model,
  Money,
  money,
  RecordModel,
  reference,
  text,
} from 'kontor/plugin'
import type { PostedTax } from '../advances/posted_tax.js'

export const ADVANCE_SIDES = ['customer', 'supplier'] as const
export type AdvanceSide = (typeof ADVANCE_SIDES)[number]
export type AdvanceState = 'open' | 'used' | 'cancelled'

/**
 * Money that came from a customer, or went to a supplier, before there was an invoice: owed in goods or services until
 * an invoice uses it, or it is paid back. It keeps the worth it had on its day.
 */
@model({
  name: 'accounting.advance',
  title: 'number',
  search: ['number', 'text', 'party.name'],
  sort: '-id',
  verbs: [],
  icon: 'i-lucide-hand-coins',
  state: { field: 'state', path: ['open', 'used'] },
  list: ['number', 'side', 'state', 'on_date', 'party_id', 'amount', 'tax', 'open', 'text'],
  form: [
    {
      key: 'what',
      fields: ['side', 'party_id', 'on_date', 'text', 'payment_id', 'request_id', 'entry_id'],
    },
    { key: 'money', fields: ['amount', 'tax', 'open', 'worth', 'worth_open'] },
    { key: 'taxes', fields: ['taxes'] },
  ],
})
export default class Advance extends RecordModel {
  @text({ readonly: true, max: 40, index: true }) declare number: string | null
  @choice({ of: ADVANCE_SIDES, readonly: true, required: true, index: true })
  declare side: AdvanceSide
  @choice({
    of: ['open', 'used', 'cancelled'],
    default: 'open',
    readonly: true,
    index: true,
    colors: { open: 'info', used: 'success', cancelled: 'error' },
  })
  declare state: AdvanceState
  @reference('contacts.party', { readonly: true, required: true }) declare partyId: number
  @date({ exact: true, readonly: true, required: true, index: true }) declare onDate: string
  @text({ readonly: true }) declare text: string | null
  /** The money; none where it stood on account before. */
  @reference('accounting.payment', { readonly: true }) declare paymentId: number | null
  /** What it stood on account as. */
  @reference('accounting.open_item', { readonly: true, hidden: true })
  declare openItemId: number | null
  @reference('accounting.entry', { readonly: true, required: true, hidden: 'list' })
  declare entryId: number
  /** The account it was booked on, which stays its own. */
  @reference('accounting.account', { readonly: true, required: true, hidden: true })
  declare accountId: number
  /** Where its tax waits for the invoice, if it bears any. */
  @reference('accounting.account', { readonly: true, hidden: true })
  declare taxAccountId: number | null
  @choice({ of: 'currency', readonly: true, required: true, hidden: true }) declare currency: string
  @money({ readonly: true, required: true }) declare amount: Money
  /** In the amount. */
  @money({ readonly: true, required: true }) declare tax: Money
  @money({ readonly: true, required: true }) declare open: Money
  @choice({ of: 'currency', readonly: true, required: true, hidden: true })
  declare companyCurrency: string
  /** At the rate of its day; it is never valued again (IFRIC 22). */
  @money({ readonly: true, required: true, currency: 'company_currency', hidden: 'list' })
  declare worth: Money
  @money({ readonly: true, required: true, currency: 'company_currency', hidden: 'list' })
  declare worthOpen: Money
  /** The advance request it was paid on. */
  @reference('accounting.advance_request', { readonly: true, hidden: 'list' })
  declare requestId: number | null
  @json({ readonly: true, hidden: true }) declare posted: PostedTax | null
  @lines('accounting.advance_tax', { by: 'advance_id', readonly: true }) declare taxes: unknown

  /** Takes away what a use took, or gives it back: minor units above zero are given back. */
  change(amount: bigint, worth: bigint) {
    this.open = Money.of(this.open.units + amount, this.currency)
    this.worthOpen = Money.of(this.worthOpen.units + worth, this.companyCurrency)
    this.state = this.open.isZero ? 'used' : 'open'
  }

  /** 1 where it is owed to a customer, -1 where a supplier owes it: what a debit of its account makes less. */
  get sign() {
    return this.side === 'customer' ? 1n : -1n
  }
}
