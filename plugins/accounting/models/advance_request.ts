import {
  boolean,
  choice,
  type Context,
  date,
  datetime,
  lines,
  longText,
  model,
  money,
  type Money,
  RecordModel,
  reference,
  text,
} from 'kontor/plugin'
import { prepareRequest } from '../advances/requests/prepare_request.js'
import { REQUEST_STATES, type RequestState } from '../advances/requests/states.js'

/**
 * What a customer is asked to pay before anything is delivered: a down-payment invoice (386 of UNTDID 1001). It books
 * nothing when it is issued; what is paid on it is an advance, which the final invoice deducts.
 */
@model({
  name: 'accounting.advance_request',
  title: 'number',
  search: ['number', 'reference', 'party.name'],
  sort: '-id',
  icon: 'i-lucide-hand-coins',
  state: { field: 'state', path: ['draft', 'issued', 'part_paid', 'paid', 'settled'] },
  final: ['issued', 'part_paid', 'paid', 'settled', 'cancelled'],
  verbs: ['create', 'update', 'delete'],
  list: [
    'number',
    'state',
    'party_id',
    'on_date',
    'total',
    'open',
    'due_on',
    'reference',
    'invoice_id',
  ],
  form: [
    { key: 'what', fields: ['party_id', 'on_date', 'due_on', 'reference', 'currency'] },
    { key: 'lines', fields: ['lines'] },
    { key: 'more', fields: ['note', 'is_tax_included', 'external_id'] },
  ],
})
export default class AdvanceRequest extends RecordModel {
  /** Drawn when it is issued: "REQ/2026/00001". */
  @text({ readonly: true, max: 40, index: true, unique: true }) declare number: string | null
  @choice({
    of: REQUEST_STATES,
    default: 'draft',
    readonly: true,
    index: true,
    colors: {
      draft: 'neutral',
      issued: 'info',
      part_paid: 'warning',
      paid: 'success',
      settled: 'success',
      cancelled: 'error',
    },
  })
  declare state: RequestState
  @reference('contacts.party', { required: true }) declare partyId: number
  @date({ exact: true, required: true, index: true, default: (ctx: Context) => ctx.today })
  declare onDate: string
  /** Its own date unless told. */
  @date({ index: true }) declare dueOn: string | null
  /** The number of the customer's order. */
  @text({ max: 80 }) declare reference: string | null
  @choice({ of: 'currency', required: true, default: (ctx: Context) => ctx.company.currency })
  declare currency: string
  @boolean() declare isTaxIncluded: boolean
  /** Printed below the totals. */
  @longText() declare note: string | null
  @lines('accounting.advance_request_line', { by: 'request_id' }) declare lines: unknown

  @money({ readonly: true, hidden: 'form' }) declare net: Money | null
  @money({ readonly: true, hidden: 'form' }) declare tax: Money | null
  @money({ readonly: true, hidden: 'form' }) declare total: Money | null
  /** What came of it, less what was given back. */
  @money({ readonly: true, hidden: 'form' }) declare paid: Money | null
  /** What of that invoices have deducted. */
  @money({ readonly: true, hidden: 'form' }) declare used: Money | null
  /** What is left to pay. */
  @money({ readonly: true, hidden: 'form' }) declare open: Money | null
  @lines('accounting.advance_request_tax', { by: 'request_id', readonly: true, hidden: 'form' })
  declare taxes: unknown
  /** The final invoice, which deducts what was paid. */
  @reference('accounting.invoice', { readonly: true, hidden: 'form' }) declare invoiceId:
    number | null
  @datetime({ readonly: true, hidden: 'form' }) declare issuedAt: string | null
  /** Why it was cancelled. */
  @text({ readonly: true, hidden: 'form' }) declare reason: string | null

  get isDraft() {
    return this.state === 'draft'
  }

  /** A request asks customers only. */
  get isSale() {
    return true
  }

  get isCredit() {
    return false
  }

  /** The kept rate of the day, for taxes of a fixed amount: what it is worth is known when it is paid. */
  get rate() {
    return null
  }

  async prepare(ctx: Context) {
    await prepareRequest(ctx, this)
  }
}
