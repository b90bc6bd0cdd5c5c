import { defineOperation, integer, Refusal, text } from 'kontor/plugin'
import { nextNumber } from '../cheques/draw_cheque.js'
import Cheque from '../models/cheque.js'
import type ChequeStock from '../models/cheque_stock.js'

/** As many blanks as are spoiled at once. */
const MOST = 500

/** Voids blanks that will not be used, up to a number and with a reason: no number is missing without a word. */
export default defineOperation<ChequeStock, { until_number: number; reason: string }>({
  name: 'accounting.cheque_stock.spoil',
  on: 'accounting.cheque_stock',
  place: 'secondary',
  icon: 'i-lucide-skip-forward',
  when: (record) => !record.archived_at,
  input: {
    until_number: integer({ required: true, min: 1 }),
    reason: text({ required: true, max: 255 }),
  },
  async run(ctx, stock, { until_number: until, reason }) {
    const count = until - stock.nextNumber + 1
    if (count < 1 || count > MOST) {
      const params = { from: stock.numberOf(stock.nextNumber), most: MOST }
      throw Refusal.input([{ field: 'until_number', code: 'E_CHEQUE_SPOIL', params }])
    }
    for (let made = 0; made < count; made++) {
      await Cheque.create(ctx, {
        ...(await nextNumber(ctx, stock)),
        state: 'voided',
        stockId: stock.id,
        journalId: stock.journalId,
        onDate: ctx.today,
        reprints: 0,
        reason,
      })
    }
    return stock
  },
})
