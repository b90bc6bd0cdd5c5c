import { type Context, date, defineOperation } from 'kontor/plugin'
import { refuseOfAdvance } from '../advances/refuse.js'
import type Match from '../models/match.js'
import { refuseOfReversal } from '../payments/match/refuse_of_reversal.js'
import { undoMatch } from '../payments/match/undo_match.js'

/** Takes a match back: both items are open again as far as it had closed them, and what the rates made of it is reversed. */
export default defineOperation<Match, { on_date: string }>({
  name: 'accounting.match.undo',
  on: 'accounting.match',
  place: 'secondary',
  icon: 'i-lucide-unlink',
  when: (record) => !record.undone_at,
  input: { on_date: date({ required: true, default: (ctx: Context) => ctx.today }) },
  async run(ctx, match, input) {
    await refuseOfAdvance(ctx, match)
    await refuseOfReversal(ctx, match)
    return undoMatch(ctx, match, input.on_date)
  },
})
