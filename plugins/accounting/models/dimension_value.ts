import { choice, model, RecordModel, text } from 'kontor/plugin'

/** One value of a dimension of the company's own: a project, a region, a product line. */
@model({
  name: 'accounting.dimension_value',
  title: 'name',
  search: ['code', 'name'],
  sort: 'code',
  icon: 'i-lucide-tags',
  list: ['dimension', 'code', 'name'],
  form: [{ key: 'identity', fields: ['dimension', 'code', 'name', 'external_id'] }],
})
export default class DimensionValue extends RecordModel {
  @choice({ of: ['dimension_1', 'dimension_2', 'dimension_3'], required: true, index: true })
  declare dimension: 'dimension_1' | 'dimension_2' | 'dimension_3'
  @text({ required: true, max: 20, unique: true }) declare code: string
  @text({ required: true, max: 120 }) declare name: string
}
