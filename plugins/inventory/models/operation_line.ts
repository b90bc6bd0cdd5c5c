import { type Decimal, model, quantity, RecordModel, reference } from 'kontor/plugin'

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
}
