import { type Decimal, Refusal } from 'kontor/plugin'
import type { OperationKind } from '../models/operation.js'

/** What a line asks, in the product's stock unit. */
export interface PlannedLine {
  lineId: number
  productId: number
  quantity: Decimal
}

export interface PlannedMove {
  lineId: number
  productId: number
  fromLocationId: number
  toLocationId: number
  quantity: Decimal
}

export interface Places {
  from: number | null
  to: number | null
  /** Where counted differences come from and go to. */
  loss: number
}

/**
 * The moves an operation makes, as a pure function. A count moves the difference between what was found
 * and what the books say (`onHand`), from or to the place of losses; no difference, no move.
 * Throws E_QUANTITY_POSITIVE, E_COUNTED_TWICE.
 */
export function planMoves(
  kind: OperationKind,
  lines: PlannedLine[],
  places: Places,
  onHand: (productId: number) => Decimal
): PlannedMove[] {
  return kind === 'count' ? planCount(lines, places, onHand) : planTransfer(lines, places)
}

function planTransfer(lines: PlannedLine[], places: Places): PlannedMove[] {
  return lines.map((line, index) => {
    if (line.quantity.isZero || line.quantity.isNegative) {
      throw Refusal.input([{ field: `lines.${index}.quantity`, code: 'E_QUANTITY_POSITIVE' }])
    }
    return move(line, places.from!, places.to!, line.quantity)
  })
}

function planCount(lines: PlannedLine[], places: Places, onHand: (productId: number) => Decimal) {
  const moves: PlannedMove[] = []
  const counted = new Set<number>()
  lines.forEach((line, index) => {
    if (counted.has(line.productId)) {
      throw Refusal.input([{ field: `lines.${index}.product_id`, code: 'E_COUNTED_TWICE' }])
    }
    counted.add(line.productId)
    const difference = line.quantity.minus(onHand(line.productId))
    if (difference.isZero) return
    moves.push(
      difference.isNegative
        ? move(line, places.to!, places.loss, difference.negated())
        : move(line, places.loss, places.to!, difference)
    )
  })
  return moves
}

function move(line: PlannedLine, fromLocationId: number, toLocationId: number, quantity: Decimal) {
  return { lineId: line.lineId, productId: line.productId, fromLocationId, toLocationId, quantity }
}
