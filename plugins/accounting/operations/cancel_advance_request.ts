import { defineOperation, Money, Refusal, text } from 'kontor/plugin'
import { refuseUnissued } from '../advances/requests/refuse.js'
import type AdvanceRequest from '../models/advance_request.js'

/** Takes a request back that nobody paid, with the reason. Its number stays. */
export default defineOperation<AdvanceRequest, { reason: string }>({
  name: 'accounting.advance_request.cancel',
  on: 'accounting.advance_request',
  place: 'overflow',
  icon: 'i-lucide-ban',
  input: { reason: text({ required: true }) },
  when: (record) => record.state === 'issued',
  run(_, request, { reason }) {
    refuseUnissued(request)
    if (request.paid && !request.paid.isZero) {
      throw new Refusal('E_REQUEST_PAID', {
        number: request.number!,
        paid: `${request.paid} ${request.currency}`,
      })
    }
    request.state = 'cancelled'
    request.reason = reason
    request.open = Money.of(0, request.currency)
    return request
  },
})
