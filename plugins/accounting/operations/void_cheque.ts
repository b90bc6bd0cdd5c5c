import { defineOperation, text } from 'kontor/plugin'
import { voidCheque } from '../cheques/void_cheque.js'
import type Cheque from '../models/cheque.js'

/** Makes a cheque worthless, with a reason; its payment can be paid by another. */
export default defineOperation<Cheque, { reason: string }>({
  name: 'accounting.cheque.void',
  on: 'accounting.cheque',
  place: 'overflow',
  icon: 'i-lucide-ban',
  when: (record) => record.state === 'printed',
  input: { reason: text({ required: true, max: 255 }) },
  async run(ctx, cheque, { reason }) {
    await voidCheque(ctx, cheque, reason)
    return cheque
  },
})
