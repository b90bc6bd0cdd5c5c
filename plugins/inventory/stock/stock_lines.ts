import { type Context, Refusal } from 'kontor/plugin'
import { convert } from '#plugins/catalogue'
import type OperationLine from '../models/operation_line.js'
import type StockOperation from '../models/operation.js'
import type { PlannedLine } from './plan.js'
import { stockUnitOf } from './stock_unit.js'

/** The lines of an operation with their quantities in each product's stock unit. Throws E_LINES_MISSING. */
export async function stockLines(ctx: Context, operation: StockOperation): Promise<PlannedLine[]> {
  const lines = await ctx.lines<OperationLine>(operation, 'lines')
  if (lines.length === 0) throw Refusal.input([{ field: 'lines', code: 'E_LINES_MISSING' }])
  return Promise.all(lines.map((line) => inStockUnit(ctx, line)))
}

async function inStockUnit(ctx: Context, line: OperationLine): Promise<PlannedLine> {
  const stockUnit = await stockUnitOf(ctx, line.productId)
  const quantity = await convert(ctx, line.quantity, line.unitId ?? stockUnit, stockUnit)
  return { lineId: line.id, productId: line.productId, quantity }
}
