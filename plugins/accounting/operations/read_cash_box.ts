import { type Context, date, defineOperation, reference } from 'kontor/plugin'
import { boxInUse } from '../cash/box_in_use.js'

interface Input {
  journal_id: number | null
  on_date: string | null
}

/** What a cash box holds at the end of a day, and how much of it may be taken then. */
export default defineOperation<never, Input>({
  name: 'accounting.cash_voucher.read_box',
  right: 'accounting.cash_voucher.read',
  reads: true,
  input: {
    journal_id: reference('accounting.journal'),
    on_date: date(),
  },
  run: (ctx: Context, _, input) =>
    boxInUse(ctx, input.journal_id ?? null, input.on_date ?? ctx.today),
})
