import { type Decimal, model, quantity, RecordModel, reference, text } from 'kontor/plugin'

/** A figure the amounts of a template follow from: asked each time, or usually this. */
@model({
  name: 'accounting.entry_template_variable',
  title: 'name',
  lineOf: 'accounting.entry_template',
  sort: 'id',
})
export default class EntryTemplateVariable extends RecordModel {
  @reference('accounting.entry_template', { required: true }) declare templateId: number
  /** As amounts write it between brackets: [rent]. */
  @text({ required: true, max: 40, pattern: String.raw`[^\[\]]+` }) declare name: string
  /** Unless told otherwise. */
  @quantity() declare value: Decimal | null
}
