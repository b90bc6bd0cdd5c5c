import type { Money } from 'kontor/plugin'
import { choice, date, integer, model, money, RecordModel, text } from 'kontor/plugin'

/** An order of the measured workload; nothing happens to it. */
@model({
  name: 'bench.order',
  title: 'ref',
  search: ['ref', 'customer'],
  sort: '-ordered_on',
  list: ['ref', 'customer', 'status', 'region', 'category', 'amount', 'quantity', 'ordered_on'],
  icon: 'i-lucide-gauge',
})
export default class Order extends RecordModel {
  @text({ required: true, max: 20 }) declare ref: string
  @text({ max: 60 }) declare customer: string | null
  @choice({ of: ['draft', 'open', 'done', 'cancelled'], required: true }) declare status: string
  @text({ max: 8 }) declare region: string | null
  @text({ max: 8 }) declare category: string | null
  @money() declare amount: Money | null
  @integer() declare quantity: number | null
  @date({ required: true, index: true }) declare orderedOn: string
  @text({ max: 120 }) declare note: string | null
}
