import { defineOperation, Refusal, text } from 'kontor/plugin'
import type Cheque from '../models/cheque.js'

/** Notes that a cheque is put on paper again under its own number, and why: the paper jammed, it was lost unsigned. */
export default defineOperation<Cheque, { reason: string }>({
  name: 'accounting.cheque.reprint',
  on: 'accounting.cheque',
  place: 'secondary',
  icon: 'i-lucide-printer',
  when: (record) => record.state === 'printed',
  input: { reason: text({ required: true, max: 255 }) },
  run(_ctx, cheque, { reason }) {
    if (cheque.state !== 'printed') throw new Refusal('E_CHEQUE_NOT_OUT', { number: cheque.number })
    cheque.reprints += 1
    cheque.reason = reason
    return cheque
  },
})
