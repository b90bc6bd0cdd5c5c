import { type Context, date, defineOperation, Refusal } from 'kontor/plugin'
import type Cheque from '../models/cheque.js'

/** Notes the day a cheque stood on the statement of the bank: it is no longer outstanding. */
export default defineOperation<Cheque, { on_date: string }>({
  name: 'accounting.cheque.clear',
  on: 'accounting.cheque',
  place: 'primary',
  icon: 'i-lucide-check-check',
  when: (record) => record.state === 'printed',
  input: { on_date: date({ required: true, default: (ctx: Context) => ctx.today }) },
  run(_ctx, cheque, { on_date: onDate }) {
    if (cheque.state !== 'printed') throw new Refusal('E_CHEQUE_NOT_OUT', { number: cheque.number })
    if (onDate < cheque.onDate) throw Refusal.input([{ field: 'on_date', code: 'E_CHEQUE_EARLY' }])
    cheque.state = 'cleared'
    cheque.clearedOn = onDate
    return cheque
  },
})
