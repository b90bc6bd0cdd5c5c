import { defineOperation, Refusal } from 'kontor/plugin'
import type Cheque from '../models/cheque.js'

/** Takes back that a cheque stood on the statement of the bank. */
export default defineOperation<Cheque>({
  name: 'accounting.cheque.unclear',
  on: 'accounting.cheque',
  place: 'overflow',
  icon: 'i-lucide-undo-2',
  when: (record) => record.state === 'cleared',
  run(_ctx, cheque) {
    if (cheque.state !== 'cleared') {
      throw new Refusal('E_CHEQUE_NOT_CLEARED', { number: cheque.number })
    }
    cheque.state = 'printed'
    cheque.clearedOn = null
    return cheque
  },
})
