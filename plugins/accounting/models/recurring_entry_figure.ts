import { type Decimal, model, quantity, RecordModel, reference, text } from 'kontor/plugin'

/** What a figure of the template is for this recurring entry, instead of what it usually is. */
@model({
  name: 'accounting.recurring_entry_figure',
  title: 'name',
  lineOf: 'accounting.recurring_entry',
  sort: 'id',
})
export default class RecurringEntryFigure extends RecordModel {
  @reference('accounting.recurring_entry', { required: true }) declare recurringId: number
  /** As the template names it. */
  @text({ required: true, max: 40 }) declare name: string
  @quantity({ required: true }) declare value: Decimal
}
