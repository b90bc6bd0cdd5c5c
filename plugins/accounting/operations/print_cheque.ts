import { defineOperation, reference } from 'kontor/plugin'
import { drawCheque } from '../cheques/draw_cheque.js'
import type Payment from '../models/payment.js'

/** Pays by cheque: draws the next number of the bank's stock for a posted payment. */
export default defineOperation<Payment, { stock_id?: number | null }>({
  name: 'accounting.payment.print_cheque',
  on: 'accounting.payment',
  place: 'overflow',
  icon: 'i-lucide-pen-line',
  when: (record) => record.state === 'posted' && record.direction === 'out',
  input: { stock_id: reference('accounting.cheque_stock') },
  async run(ctx, payment, { stock_id: stockId }) {
    const cheque = await drawCheque(ctx, payment, { stockId })
    return { model: 'accounting.cheque', id: cheque.id }
  },
})
