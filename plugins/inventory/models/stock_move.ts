import { date, type Decimal, model, quantity, RecordModel, reference } from 'kontor/plugin'

/**
 * Goods went from one place to another: the only thing that changes stock. Written once by posting,
 * never altered; a correction is another move.
 */
@model({
  name: 'inventory.stock_move',
  title: 'id',
  search: ['product.name', 'product.code', 'operation.number'],
  sort: '-id',
  verbs: [],
  icon: 'i-lucide-arrow-right-left',
  list: ['on_date', 'operation_id', 'product_id', 'quantity', 'from_location_id', 'to_location_id'],
})
export default class StockMove extends RecordModel {
  @date({ readonly: true, required: true, index: true }) declare onDate: string
  @reference('inventory.operation', { readonly: true, required: true }) declare operationId: number
  @reference('inventory.operation_line', { readonly: true, hidden: true }) declare lineId:
    number | null
  @reference('catalogue.product', { readonly: true, required: true }) declare productId: number
  @reference('inventory.location', { readonly: true, required: true })
  declare fromLocationId: number
  @reference('inventory.location', { readonly: true, required: true }) declare toLocationId: number
  /** In the product's stock unit, always above zero. */
  @quantity({ readonly: true, required: true }) declare quantity: Decimal
}
