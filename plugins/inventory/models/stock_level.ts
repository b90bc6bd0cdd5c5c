import { type Decimal, model, quantity, RecordModel, reference } from 'kontor/plugin'

/** How much of a product a location holds now: the sum of its moves, kept by posting. */
@model({
  name: 'inventory.stock_level',
  title: 'product_id',
  search: ['product.name', 'product.code', 'location.name', 'location.code'],
  sort: 'id',
  verbs: [],
  icon: 'i-lucide-boxes',
  list: ['product_id', 'location_id', 'quantity'],
})
export default class StockLevel extends RecordModel {
  @reference('catalogue.product', { readonly: true, required: true }) declare productId: number
  @reference('inventory.location', { readonly: true, required: true }) declare locationId: number
  @quantity({ readonly: true, required: true, index: true }) declare quantity: Decimal
}
