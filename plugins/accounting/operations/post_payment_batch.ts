import { type Context, defineOperation, Money, type RecordModel, Refusal } from 'kontor/plugin'
import type PaymentBatch from '../models/payment_batch.js'
import type PaymentBatchLine from '../models/payment_batch_line.js'
import { checkBatch, keepDestinations } from '../payments/batch/check_batch.js'

/** Pays an approved batch: one payment for each supplier, that closes his bills. All of them, or none. */
export default defineOperation<PaymentBatch>({
  name: 'accounting.payment_batch.post',
  on: 'accounting.payment_batch',
  place: 'primary',
  icon: 'i-lucide-check',
  when: (record) => record.state === 'approved',
  async run(ctx, batch) {
    if (batch.state !== 'approved') throw new Refusal('E_BATCH_NOT_APPROVED')
    const lines = await ctx.lines<PaymentBatchLine>(batch, 'lines')
    const approved = lines.map((one) => one.account)
    await keepDestinations(ctx, batch, lines)
    await checkBatch(ctx, lines)
    if (lines.some((one, at) => one.account !== approved[at])) {
      throw new Refusal('E_BATCH_ACCOUNTS', {})
    }
    for (const own of Map.groupBy(lines, (one) => one.partyId).values()) await pay(ctx, batch, own)
    batch.state = 'posted'
    return batch
  },
})

async function pay(ctx: Context, batch: PaymentBatch, lines: readonly PaymentBatchLine[]) {
  const amount = lines.reduce((sum, one) => sum + one.amount.units, 0n)
  const payment = await ctx.run<RecordModel>('accounting.payment.create', null, {
    direction: 'out',
    party_id: lines[0].partyId,
    journal_id: batch.journalId,
    on_date: batch.onDate,
    currency: batch.currency,
    amount: Money.of(amount, batch.currency).toString(),
    reference: batch.number,
    lines: lines.map((one) => ({
      open_item_id: one.openItemId,
      amount: one.amount.toString(),
      ...(one.discount && !one.discount.isZero ? { discount: one.discount.toString() } : {}),
    })),
  })
  await ctx.run('accounting.payment.post', payment)
  for (const line of lines) line.paymentId = payment.id
}
