import type { Context } from 'kontor/plugin'
import type StockOperation from '../models/operation.js'
import StockMove from '../models/stock_move.js'
import { LockedLevels } from './levels.js'
import { placesOf } from './places.js'
import { planMoves, type PlannedLine, type PlannedMove, type Places } from './plan.js'
import { refuseShortage } from './shortage.js'
import { stockLines } from './stock_lines.js'

/** Plans an operation's moves under locked levels and writes them. Answers the moves written. */
export async function recordMoves(ctx: Context, operation: StockOperation) {
  const lines = await stockLines(ctx, operation)
  const places = await placesOf(ctx, operation)
  operation.fromLocationId = places.from
  operation.toLocationId = places.to
  const levels = await LockedLevels.of(ctx, touched(operation, lines, places))
  const planned = planMoves(operation.kind, lines, places, (id) => levels.quantity(id, places.to!))
  return writeMoves(ctx, operation, planned, levels)
}

/** Writes planned moves and changes the levels with them, unless a storage would run short. */
export async function writeMoves(
  ctx: Context,
  operation: StockOperation,
  planned: PlannedMove[],
  levels: LockedLevels
) {
  for (const move of planned) levels.apply(move)
  await refuseShortage(ctx, planned, levels, operation.onDate)
  const written: StockMove[] = []
  for (const move of planned) {
    written.push(
      await StockMove.create(ctx, { ...move, operationId: operation.id, onDate: operation.onDate })
    )
  }
  return written
}

function touched(operation: StockOperation, lines: PlannedLine[], places: Places) {
  const locations =
    operation.kind === 'count' ? [places.to!, places.loss] : [places.from!, places.to!]
  return lines.flatMap(({ productId }) =>
    locations.map((locationId) => ({ productId, locationId }))
  )
}
