import { defineOperation, Refusal } from 'kontor/plugin'
import type PaymentBatch from '../models/payment_batch.js'

/** Drops a batch before it is paid; its bills can go into another. */
export default defineOperation<PaymentBatch>({
  name: 'accounting.payment_batch.cancel',
  on: 'accounting.payment_batch',
  place: 'overflow',
  icon: 'i-lucide-ban',
  when: (record) => record.state === 'draft' || record.state === 'approved',
  run(_, batch) {
    if (batch.state !== 'draft' && batch.state !== 'approved') {
      throw new Refusal('E_BATCH_DONE', { state: batch.state })
    }
    batch.state = 'cancelled'
    return batch
  },
})
