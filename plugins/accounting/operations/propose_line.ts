import { choice, type Context, date, defineOperation, reference } from 'kontor/plugin'
import { proposeLine } from '../documents/lines/propose.js'
import { SUPPLIES, type Supply } from '../tax/lists.js'
import { INVOICE_KINDS, type InvoiceKind } from '../models/invoice.js'

interface Input {
  kind: InvoiceKind
  party_id: number | null
  product_id: number | null
  account_id: number | null
  supply: Supply | null
  on_date: string | null
  currency: string | null
}

/** What a new line of an invoice says of itself: text, price, unit, tax and account of its product. */
export default defineOperation<never, Input>({
  name: 'accounting.invoice.propose_line',
  right: 'accounting.invoice.read',
  reads: true,
  input: {
    kind: choice({ of: INVOICE_KINDS, required: true }),
    party_id: reference('contacts.party'),
    product_id: reference('catalogue.product'),
    account_id: reference('accounting.account'),
    supply: choice({ of: SUPPLIES }),
    on_date: date(),
    currency: choice({ of: 'currency' }),
  },
  run: (ctx: Context, _, input) =>
    proposeLine(ctx, {
      kind: input.kind,
      partyId: input.party_id ?? null,
      productId: input.product_id ?? null,
      accountId: input.account_id ?? null,
      supply: input.supply ?? null,
      onDate: input.on_date ?? ctx.today,
      currency: input.currency ?? ctx.company.currency,
    }),
})
