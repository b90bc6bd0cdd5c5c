import { choice, integer, longText, model, RecordModel, text } from 'kontor/plugin'

export const CLOSE_SPANS = ['month', 'quarter', 'year'] as const

/** What a company does by hand before it closes: a line of the checklist, signed off by whoever did it. */
@model({
  name: 'accounting.close_task',
  title: 'name',
  search: ['name', 'text'],
  sort: 'sequence',
  icon: 'i-lucide-list-todo',
  list: ['name', 'span', 'sequence', 'text'],
  form: [{ key: 'task', fields: ['name', 'span', 'sequence', 'text', 'external_id'] }],
})
export default class CloseTask extends RecordModel {
  @text({ required: true, max: 120, unique: true }) declare name: string
  /** Done for each month, for each last month of a quarter, or for a year. */
  @choice({ of: CLOSE_SPANS, required: true, default: 'month' })
  declare span: (typeof CLOSE_SPANS)[number]
  @integer({ required: true, default: 10, min: 0, index: true }) declare sequence: number
  /** How it is done. */
  @longText() declare text: string | null
}
