import { choice, type Context, date, defineOperation, reference } from 'kontor/plugin'
import { DIRECTIONS, type Direction } from '../models/payment.js'
import { readProposal } from '../payments/propose/read_proposal.js'

interface Input {
  direction: Direction
  party_id: number
  on_date: string | null
  currency: string | null
}

/** What a payment of a customer or to a supplier could be for: open items, discounts that may still be taken, rates. */
export default defineOperation<never, Input>({
  name: 'accounting.payment.propose',
  right: 'accounting.payment.read',
  reads: true,
  input: {
    direction: choice({ of: DIRECTIONS, required: true }),
    party_id: reference('contacts.party', { required: true }),
    on_date: date(),
    currency: choice({ of: 'currency' }),
  },
  run: (ctx: Context, _, input) =>
    readProposal(ctx, {
      direction: input.direction,
      partyId: input.party_id,
      onDate: input.on_date ?? ctx.today,
      currency: input.currency ?? ctx.company.currency,
    }),
})
