import { choice, type Context, defineOperation, reference } from 'kontor/plugin'
import { termsFor } from '../documents/terms/terms_for.js'
import { INVOICE_KINDS, type InvoiceKind } from '../models/invoice.js'

interface Input {
  kind: InvoiceKind
  party_id: number | null
  payment_term_id: number | null
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
  },
  run: (ctx: Context, _, { kind, party_id: partyId, payment_term_id: termId }) =>
    termsFor(ctx, { kind, partyId: partyId ?? null, termId: termId ?? null }),
})
