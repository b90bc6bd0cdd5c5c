import { choice, type Context, defineOperation, reference, text } from 'kontor/plugin'
import { ofSameOrder, ownFirst } from '../advances/of_order.js'
import { openAdvances } from '../advances/open_advances.js'
import { isSaleKind } from '../documents/kinds.js'
import { needAmounts } from '../statements/sees_amounts.js'
import { INVOICE_KINDS, type InvoiceKind } from '../models/invoice.js'

interface Input {
  kind: InvoiceKind
  party_id: number
  currency: string | null
  reference: string | null
  invoice_id: number | null
}

/** Which advances an invoice could use: those open of its party in its currency, of its own order first, then the oldest. */
export default defineOperation<never, Input>({
  name: 'accounting.invoice.propose_advances',
  right: 'accounting.advance.read',
  reads: true,
  input: {
    kind: choice({ of: INVOICE_KINDS, required: true }),
    party_id: reference('contacts.party', { required: true }),
    currency: choice({ of: 'currency' }),
    reference: text({ max: 80 }),
    invoice_id: reference('accounting.invoice'),
  },
  async run(ctx: Context, _, input) {
    needAmounts(ctx, 'accounting.advance')
    const found = await openAdvances(ctx, {
      party: input.party_id,
      side: isSaleKind(input.kind) ? 'customer' : 'supplier',
      currency: input.currency ?? ctx.company.currency,
    })
    const seen = await seenOf(ctx, input.party_id)
    const shown = found.filter((one) => seen.has(one.id))
    const own = await ofSameOrder(ctx, shown, {
      reference: input.reference,
      invoiceId: input.invoice_id,
    })
    return {
      advances: ownFirst(shown, own).map((one) => ({
        is_own: own.has(one.id),
        id: one.id,
        number: one.number,
        on_date: one.onDate,
        text: one.text,
        currency: one.currency,
        amount: String(one.amount),
        open: String(one.open),
      })),
    }
  },
})

/** Those of the party that the caller may see. */
async function seenOf(ctx: Context, partyId: number) {
  const { data } = await ctx.list('accounting.advance', {
    filter: [
      ['party_id', 'eq', partyId],
      ['state', 'eq', 'open'],
    ],
    fields: 'id',
    limit: 500,
  })
  return new Set(data.map((one) => Number(one.id)))
}
