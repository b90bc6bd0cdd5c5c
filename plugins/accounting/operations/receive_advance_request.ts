import {
  type Context,
  date,
  type Decimal,
  defineOperation,
  Money,
  quantity,
  reference,
  Refusal,
  text,
} from 'kontor/plugin'
import { refuseUnissued } from '../advances/requests/refuse.js'
import { ASKED } from '../advances/requests/states.js'
import { takeAdvance } from '../advances/take.js'
import type AdvanceRequest from '../models/advance_request.js'

interface Input {
  journal_id: number
  on_date: string
  amount?: Decimal | null
  reference?: string | null
}

/** What a customer paid on a request: a payment that is an advance, with the taxes of the request in proportion. */
export default defineOperation<AdvanceRequest, Input>({
  name: 'accounting.advance_request.receive',
  on: 'accounting.advance_request',
  place: 'primary',
  icon: 'i-lucide-banknote',
  when: (record) => ['issued', 'part_paid'].includes(String(record.state)),
  input: {
    journal_id: reference('accounting.journal', {
      required: true,
      where: ['kind', 'in', ['bank', 'cash']],
    }),
    on_date: date({ required: true, default: (ctx: Context) => ctx.today }),
    amount: quantity({ min: 0 }),
    reference: text({ max: 80 }),
  },
  async run(ctx, request, input) {
    refuseUnissued(request)
    const { id, number, partyId, currency, open, state } = request
    if (!ASKED.includes(state)) throw new Refusal('E_REQUEST_CLOSED', { number: number ?? '' })
    const advance = await takeAdvance(ctx, {
      direction: 'in',
      partyId,
      journalId: input.journal_id,
      onDate: input.on_date,
      amount: input.amount ? Money.parse(input.amount.toString(), currency) : open!,
      reference: input.reference ?? null,
      text: number,
      request: id,
    })
    return { id: advance.id }
  },
})
