import { defineOperation, Refusal } from 'kontor/plugin'
import type PaymentBatch from '../models/payment_batch.js'
import type PaymentBatchLine from '../models/payment_batch_line.js'
import { keepDestinations } from '../payments/batch/check_batch.js'
import { dueBills } from '../payments/batch/due_bills.js'

/** Puts the bills due until the day of the batch into it, in place of what was in it before. */
export default defineOperation<PaymentBatch>({
  name: 'accounting.payment_batch.fill',
  on: 'accounting.payment_batch',
  place: 'secondary',
  icon: 'i-lucide-list-plus',
  when: (record) => record.state === 'draft',
  async run(ctx, batch) {
    if (!batch.isDraft) throw new Refusal('E_BATCH_APPROVED')
    const old = await ctx.lines<PaymentBatchLine>(batch, 'lines')
    const bills = await dueBills(ctx, batch)
    const removed = old.map(({ id }) => ({ id, _delete: true }))
    await ctx.run('accounting.payment_batch.update', batch, { lines: [...removed, ...bills] })
    await keepDestinations(ctx, batch, await ctx.lines<PaymentBatchLine>(batch, 'lines'))
    return batch
  },
})
