import {
  boolean,
  choice,
  type Context,
  lines,
  longText,
  model,
  reference,
  Refusal,
  text,
} from 'kontor/plugin'
import { Recurring, RECURRING, refusePlaceholder, WHEN } from '../recurring/recurring.js'
import type RecurringInvoiceLine from './recurring_invoice_line.js'

/** An invoice or bill made on its dates: subscriptions, maintenance, rent. */
@model({
  ...RECURRING,
  name: 'accounting.recurring_invoice',
  search: ['name', 'party.name', 'reference'],
  icon: 'i-lucide-calendar-sync',
  list: [
    'name',
    'party_id',
    'kind',
    'state',
    'next_on',
    'problem',
    'every',
    'span',
    'makes',
    'made',
  ],
  form: [
    { key: 'what', fields: ['name', 'kind', 'party_id', 'currency', 'makes', 'covers'] },
    WHEN,
    { key: 'lines', fields: ['lines'] },
    {
      key: 'more',
      fields: ['reference', 'payment_term_id', 'note', 'is_tax_included', 'external_id'],
    },
  ],
})
export default class RecurringInvoice extends Recurring {
  @choice({ of: ['invoice', 'bill'], required: true, default: 'invoice', index: true })
  declare kind: 'invoice' | 'bill'
  @reference('contacts.party', { required: true }) declare partyId: number
  @choice({ of: ['draft', 'posted', 'mailed'], required: true, default: 'draft' }) declare makes:
    'draft' | 'posted' | 'mailed'
  @choice({ of: 'currency', required: true, default: (ctx: Context) => ctx.company.currency })
  declare currency: string
  @text({ max: 80 }) declare reference: string | null
  @reference('accounting.payment_term') declare paymentTermId: number | null
  @longText() declare note: string | null
  @boolean() declare isTaxIncluded: boolean
  @lines('accounting.recurring_invoice_line', { by: 'recurring_id' }) declare lines: unknown

  get texts() {
    return { reference: this.reference, note: this.note }
  }

  async prepare(ctx: Context) {
    await super.prepare(ctx)
    if (this.makes === 'mailed' && this.kind === 'bill') {
      throw Refusal.input([{ field: 'makes', code: 'E_RECURRING_BILL_MAIL' }])
    }
    if (!this.id) return
    const all = await ctx.lines<RecurringInvoiceLine>(this, 'lines')
    for (const [at, line] of all.entries()) refusePlaceholder(`lines.${at}.text`, line.text)
  }
}
