import { choice, type Context, defineOperation, reference } from 'kontor/plugin'
import { openAdvances } from '../advances/open_advances.js'
import { isSaleKind } from '../documents/kinds.js'
import { needAmounts } from '../statements/sees_amounts.js'
import { INVOICE_KINDS, type InvoiceKind } from '../models/invoice.js'

interface Input {
  kind: InvoiceKind
  party_id: number
  currency: string | null
}

/** Which advances an invoice could use: those open of its party in its currency, oldest first. */
export default defineOperation<never, Input>({
  name: 'accounting.invoice.propose_advances',
  right: 'accounting.advance.read',
  reads: true,
  input: {
    kind: choice({ of: INVOICE_KINDS, required: true }),
    party_id: reference('contacts.party', { required: true }),
    currency: choice({ of: 'currency' }),
  },
  async run(ctx: Context, _, input) {
    needAmounts(ctx, 'accounting.advance')
    const found = await openAdvances(ctx, {
      party: input.party_id,
      side: isSaleKind(input.kind) ? 'customer' : 'supplier',
      currency: input.currency ?? ctx.company.currency,
    })
    const seen = await seenOf(ctx, input.party_id)
    return {
      advances: found
        .filter((one) => seen.has(one.id))
        .map((one) => ({
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
