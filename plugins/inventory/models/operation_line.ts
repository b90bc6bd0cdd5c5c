import {
  type Context,
  type Decimal,
  model,
  quantity,
  RecordModel,
  reference,
  Refusal,
} from 'kontor/plugin'
import { requireWhole, type Unit } from '#plugins/catalogue'
import { stockUnitOf } from '../stock/stock_unit.js'

/** One product of an operation. A count's quantity is what was found; others' is what moves. */
@model({
  name: 'inventory.operation_line',
  title: 'product_id',
  lineOf: 'inventory.operation',
  sort: 'id',
})
export default class OperationLine extends RecordModel {
  @reference('inventory.operation', { required: true }) declare operationId: number
  @reference('catalogue.product', { required: true, where: ['kind', 'eq', 'goods'] })
  declare productId: number
  @quantity({ required: true, min: 0 }) declare quantity: Decimal
  /** The unit of the quantity; the product's stock unit unless told. */
  @reference('catalogue.unit') declare unitId: number | null

  async prepare(ctx: Context) {
    this.unitId ??= await stockUnitOf(ctx, this.productId)
    this.refusePart(await ctx.records<Unit>('catalogue.unit').findOrFail(this.unitId))
  }

  /** Half a piece is complained of beside the quantity. */
  private refusePart(unit: Unit) {
    try {
      requireWhole(this.quantity, unit)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      throw Refusal.input([{ field: 'quantity', code: error.code, params: error.params }])
    }
  }
}
