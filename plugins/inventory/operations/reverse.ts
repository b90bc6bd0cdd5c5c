import { type Context, defineOperation, Refusal } from 'kontor/plugin'
import StockMove from '../models/stock_move.js'
import StockOperation from '../models/operation.js'
import OperationLine from '../models/operation_line.js'
import { LockedLevels } from '../stock/levels.js'
import { writeMoves } from '../stock/record_moves.js'

/**
 * Takes a posted operation back by a new one whose moves run the other way, today; the first stays as it is.
 */
export default defineOperation<StockOperation>({
  name: 'inventory.operation.reverse',
  on: 'inventory.operation',
  place: 'overflow',
  icon: 'i-lucide-undo-2',
  reads: true,
  when: (record) => record.state === 'posted',
  async run(ctx, operation) {
    if (operation.state !== 'posted') throw new Refusal('E_NOT_POSTED', { state: operation.state })
    await refuseTwice(ctx, operation)
    const reversal = await mirror(ctx, operation)
    const moves = await StockMove.where(ctx, ['operation_id', 'eq', operation.id], { sort: 'id' })
    const planned = moves.map((one) => ({
      lineId: one.lineId!,
      productId: one.productId,
      fromLocationId: one.toLocationId,
      toLocationId: one.fromLocationId,
      quantity: one.quantity,
    }))
    const keys = planned.flatMap(({ productId, fromLocationId, toLocationId }) =>
      [fromLocationId, toLocationId].map((locationId) => ({ productId, locationId }))
    )
    await writeMoves(ctx, reversal, planned, await LockedLevels.of(ctx, keys))
    ctx.number(reversal.kind, reversal)
    ctx.emit('inventory.operation.posted', { operation_id: reversal.id, moves: planned.length })
    return reversal
  },
})

async function refuseTwice(ctx: Context, operation: StockOperation) {
  const before = await StockOperation.findBy(ctx, ['reverses_id', 'eq', operation.id])
  if (before) throw new Refusal('E_REVERSED_ALREADY', { number: before.number ?? '' })
}

async function mirror(ctx: Context, operation: StockOperation) {
  const reversal = await StockOperation.create(ctx, {
    kind: operation.kind,
    state: 'posted',
    onDate: ctx.today,
    partyId: operation.partyId,
    fromLocationId: operation.toLocationId,
    toLocationId: operation.fromLocationId,
    reference: operation.number,
    postedAt: ctx.now.toISOString(),
    reversesId: operation.id,
  })
  for (const line of await ctx.lines<OperationLine>(operation, 'lines')) {
    const { productId, quantity, unitId } = line
    await ctx.records(OperationLine).create(
      { operationId: reversal.id, productId, quantity, unitId },
      {
        model: 'inventory.operation',
        id: reversal.id,
      }
    )
  }
  return reversal
}
