import { type Context, date, defineOperation } from 'kontor/plugin'
import { undoUse } from '../advances/undo_use.js'
import type AdvanceUse from '../models/advance_use.js'

/** Takes back that an invoice used an advance: both are open again, and the tax on the advance is due as it was. */
export default defineOperation<AdvanceUse, { on_date: string }>({
  name: 'accounting.advance_use.undo',
  on: 'accounting.advance_use',
  place: 'secondary',
  icon: 'i-lucide-undo-2',
  when: (record) => !record.undone_at && record.kind === 'invoice',
  input: { on_date: date({ required: true, default: (ctx: Context) => ctx.today }) },
  run: (ctx, use, input) => undoUse(ctx, use, input.on_date),
})
