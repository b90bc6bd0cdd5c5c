import { model, RecordModel, reference, text } from 'kontor/plugin'

/** Where in the company an amount arises. */
@model({
  name: 'accounting.cost_centre',
  title: 'name',
  search: ['code', 'name'],
  sort: 'code',
  icon: 'i-lucide-target',
  list: ['code', 'name', 'parent_id'],
  form: [{ key: 'identity', fields: ['code', 'name', 'parent_id', 'external_id'] }],
})
export default class CostCentre extends RecordModel {
  @text({ required: true, max: 20, unique: true }) declare code: string
  @text({ required: true, max: 120 }) declare name: string
  @reference('accounting.cost_centre', { tree: true }) declare parentId: number | null
}
