import { type Context, message, type RecordModel } from 'kontor/plugin'
import { advanceTerms } from '../advances/advance_terms.js'
import Advance from '../models/advance.js'

/** What a customer pays before the goods are there. */
export interface PaidAhead {
  on: string
  party: number
  amount: number
  journal: number
  /** What the goods will bear. */
  taxId: number | null
}

/** Takes it as an advance, by the bank; with the tax due on receipt where the law has one. */
export async function payAhead(ctx: Context, paid: PaidAhead): Promise<Advance> {
  const { on, party, amount } = paid
  const asked = { direction: 'in', partyId: party, onDate: on } as const
  const { taxes } = await advanceTerms(ctx, asked)
  const taxId = taxes.some((one) => one.id === paid.taxId) ? paid.taxId : null
  const text = message(ctx.company.language, 'accounting.demo.ahead')
  const payment = await ctx.run<RecordModel>('accounting.payment.create', null, {
    direction: 'in',
    party_id: party,
    journal_id: paid.journal,
    on_date: on,
    amount: String(amount),
    advances: [{ amount: String(amount), tax_id: taxId, text }],
  })
  await ctx.run('accounting.payment.post', payment)
  return (await Advance.findBy(ctx, ['payment_id', 'eq', payment.id]))!
}
