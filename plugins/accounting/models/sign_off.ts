import { datetime, model, RecordModel, reference, text } from 'kontor/plugin'

/** Who says of a line of the checklist that it is done, or may stay as it is, for a month or a year. */
@model({
  name: 'accounting.sign_off',
  title: 'name',
  search: ['name', 'note'],
  sort: '-id',
  icon: 'i-lucide-pen-line',
  verbs: [],
  list: ['name', 'period_id', 'fiscal_year_id', 'created_by', 'created_at', 'note', 'withdrawn_at'],
})
export default class SignOff extends RecordModel {
  /** What the line was called then. */
  @text({ readonly: true, required: true, max: 160 }) declare name: string
  @reference('accounting.period', { readonly: true }) declare periodId: number | null
  @reference('accounting.fiscal_year', { readonly: true }) declare fiscalYearId: number | null
  @reference('accounting.close_task', { readonly: true }) declare taskId: number | null
  /** The line: the key of a computed one, or `task`. */
  @text({ readonly: true, required: true, hidden: true, max: 60 }) declare line: string
  @text({ readonly: true }) declare note: string | null
  @datetime({ readonly: true }) declare withdrawnAt: string | null
  /** Span and line while it counts, nothing once it is withdrawn: a line is signed off once. */
  @text({ readonly: true, hidden: true, max: 120, unique: true }) declare place: string | null
}
