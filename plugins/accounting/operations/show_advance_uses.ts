import { type Context, defineOperation, reference } from 'kontor/plugin'
import { shownUses } from '../advances/uses_shown.js'
import { needAmounts } from '../statements/sees_amounts.js'

/** What used an advance, first to last. */
export default defineOperation<never, { advance_id: number }>({
  name: 'accounting.advance_use.show',
  right: 'accounting.advance_use.read',
  reads: true,
  input: { advance_id: reference('accounting.advance', { required: true }) },
  run: async (ctx: Context, _, input) => {
    needAmounts(ctx, 'accounting.advance_use')
    return { uses: await shownUses(ctx, { field: 'advance_id', id: input.advance_id }) }
  },
})
