import { model, RecordModel, text } from 'kontor/plugin'

/** A building or site where goods are kept; its places are locations. */
@model({
  name: 'inventory.warehouse',
  title: 'name',
  search: ['name', 'code'],
  sort: 'name',
  icon: 'i-lucide-warehouse',
  list: ['code', 'name', 'address'],
  form: [{ key: 'identity', fields: ['name', 'code', 'address', 'external_id'] }],
})
export default class Warehouse extends RecordModel {
  @text({ required: true, max: 120, index: true }) declare name: string
  @text({ required: true, max: 20, unique: true }) declare code: string
  @text({ max: 255 }) declare address: string | null
}
