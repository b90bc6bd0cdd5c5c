import { defineOperation, Refusal } from 'kontor/plugin'
import type PaymentBatch from '../models/payment_batch.js'
import type PaymentBatchLine from '../models/payment_batch_line.js'
import { checkBatch, keepDestinations } from '../payments/batch/check_batch.js'

/** Says that a batch may be paid: somebody who had no hand in it, to accounts that are known. */
export default defineOperation<PaymentBatch>({
  name: 'accounting.payment_batch.approve',
  on: 'accounting.payment_batch',
  place: 'primary',
  icon: 'i-lucide-shield-check',
  when: (record) => record.state === 'draft',
  async run(ctx, batch) {
    if (!batch.isDraft) throw new Refusal('E_BATCH_APPROVED')
    if (batch.makers?.includes(ctx.user.id)) throw new Refusal('E_BATCH_OWN')
    const lines = await ctx.lines<PaymentBatchLine>(batch, 'lines')
    await keepDestinations(ctx, batch, lines)
    await checkBatch(ctx, lines)
    batch.state = 'approved'
    batch.approvedById = ctx.user.id
    batch.approvedAt = ctx.now.toISOString()
    ctx.number('payment_batch', batch)
    return batch
  },
})
