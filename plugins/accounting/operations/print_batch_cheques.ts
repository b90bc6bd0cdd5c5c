import { defineOperation, reference, Refusal } from 'kontor/plugin'
import { chequeReference, drawCheque, liveCheque } from '../cheques/draw_cheque.js'
import type PaymentBatch from '../models/payment_batch.js'
import type PaymentBatchLine from '../models/payment_batch_line.js'
import Payment from '../models/payment.js'

/** Pays a batch by cheque: a number for each of its payments that has none, in the order of their suppliers. */
export default defineOperation<PaymentBatch, { stock_id?: number | null }>({
  name: 'accounting.payment_batch.print_cheques',
  on: 'accounting.payment_batch',
  place: 'secondary',
  icon: 'i-lucide-pen-line',
  when: (record) => record.state === 'posted',
  input: { stock_id: reference('accounting.cheque_stock') },
  async run(ctx, batch, { stock_id: stockId }) {
    if (batch.state !== 'posted') throw new Refusal('E_NOT_POSTED', { state: batch.state })
    const lines = await ctx.lines<PaymentBatchLine>(batch, 'lines')
    const drawn: string[] = []
    for (const id of new Set(lines.flatMap((line) => line.paymentId ?? []))) {
      const payment = await Payment.findOrFail(ctx, id)
      if (payment.state !== 'posted' || (await liveCheque(ctx, id))) continue
      drawn.push((await drawCheque(ctx, payment, { stockId, batchId: batch.id })).number)
    }
    if (drawn.length === 0) throw new Refusal('E_CHEQUE_BATCH_DONE')
    const number = [...new Set([drawn[0], drawn.at(-1)!])].join('–')
    batch.text ??= chequeReference(ctx, number)
    return batch
  },
})
