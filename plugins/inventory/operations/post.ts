import { type Context, defineOperation, Refusal } from 'kontor/plugin'
import type StockOperation from '../models/operation.js'
import { recordMoves } from '../stock/record_moves.js'

/**
 * Makes a draft final: its goods move, stock changes, and it gets its number. What would leave a
 * storage with less than nothing is refused.
 */
export default defineOperation<StockOperation>({
  name: 'inventory.operation.post',
  on: 'inventory.operation',
  place: 'primary',
  icon: 'i-lucide-check',
  when: (record) => record.state === 'draft',
  async run(ctx: Context, operation) {
    if (!operation.isDraft) throw new Refusal('E_NOT_DRAFT', { state: operation.state })
    if (operation.onDate > ctx.today) {
      throw Refusal.input([{ field: 'on_date', code: 'E_DATE_FUTURE' }])
    }
    const moves = await recordMoves(ctx, operation)
    operation.state = 'posted'
    operation.postedAt = ctx.now.toISOString()
    ctx.number(operation.kind, operation)
    ctx.emit('inventory.operation.posted', { operation_id: operation.id, moves: moves.length })
    return operation
  },
})
