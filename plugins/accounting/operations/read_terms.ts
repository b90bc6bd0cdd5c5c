import {
  choice,
  type Context,
  date,
  type Decimal,
  defineOperation,
  quantity,
  reference,
} from 'kontor/plugin'
import { termsFor } from '../documents/terms/terms_for.js'
import { INVOICE_KINDS, type InvoiceKind } from '../models/invoice.js'

interface Input {
  kind: InvoiceKind
  party_id: number | null
  payment_term_id: number | null
  currency: string | null
  rate: Decimal | null
  on_date: string | null
  invoice_id: number | null
}

/** What totals and due dates of a document are reckoned with while it is typed: taxes, rounding, the party's terms. */
export default defineOperation<never, Input>({
  name: 'accounting.invoice.read_terms',
  right: 'accounting.invoice.read',
  reads: true,
  input: {
    kind: choice({ of: INVOICE_KINDS, required: true }),
    party_id: reference('contacts.party'),
    payment_term_id: reference('accounting.payment_term'),
    currency: choice({ of: 'currency' }),
    rate: quantity({ min: 0 }),
    on_date: date(),
    invoice_id: reference('accounting.invoice'),
  },
  run: (ctx: Context, _, input) =>
    termsFor(ctx, {
      kind: input.kind,
      partyId: input.party_id ?? null,
      termId: input.payment_term_id ?? null,
      currency: input.currency ?? ctx.company.currency,
      rate: input.rate?.isZero ? null : (input.rate ?? null),
      onDate: input.on_date ?? ctx.today,
      invoiceId: input.invoice_id ?? null,
    }),
})
