import { defineOperation, integer, type RecordModel, Refusal } from 'kontor/plugin'
import { effectOf } from '../ledger/effect.js'
import { seesEntry } from '../statements/sees_entry.js'

/** Shows what posting a correction will change on each account. */
export default defineOperation<RecordModel, { entry_id: number }>({
  name: 'accounting.entry.show_effect',
  right: 'accounting.entry.read',
  reads: true,
  input: { entry_id: integer({ required: true }) },
  async run(ctx, _none, input) {
    const { data } = await ctx.list('accounting.entry', {
      filter: ['id', 'eq', input.entry_id],
      limit: 1,
    })
    if (data.length === 0) throw Refusal.missing()
    const corrected = data[0].corrects_id
    const isSeen = corrected && (await seesEntry(ctx, Number(corrected)))
    return isSeen ? effectOf(ctx, Number(corrected), input.entry_id) : []
  },
})
