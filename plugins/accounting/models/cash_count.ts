import {
  choice,
  date,
  lines,
  model,
  type Money,
  money,
  RecordModel,
  reference,
  text,
} from 'kontor/plugin'

/** What was in a cash box at the end of a day, note by note and coin by coin, against what the books said. */
@model({
  name: 'accounting.cash_count',
  title: 'number',
  search: ['number', 'text'],
  sort: '-id',
  icon: 'i-lucide-coins',
  state: { field: 'state', path: ['posted'] },
  final: ['posted', 'cancelled'],
  verbs: [],
  list: ['number', 'on_date', 'journal_id', 'state', 'expected', 'counted', 'difference'],
})
export default class CashCount extends RecordModel {
  @text({ readonly: true, max: 40, index: true }) declare number: string | null
  @reference('accounting.journal', { readonly: true, required: true }) declare journalId: number
  @date({ exact: true, readonly: true, required: true, index: true }) declare onDate: string
  @choice({
    of: ['posted', 'cancelled'],
    default: 'posted',
    readonly: true,
    colors: { posted: 'success', cancelled: 'error' },
  })
  declare state: 'posted' | 'cancelled'
  @choice({ of: 'currency', readonly: true, required: true, hidden: true })
  declare currency: string
  /** What the books said. */
  @money({ readonly: true, required: true }) declare expected: Money
  @money({ readonly: true, required: true }) declare counted: Money
  /** Below zero something is missing. */
  @money({ readonly: true, required: true }) declare difference: Money
  @text({ readonly: true, max: 255 }) declare text: string | null
  /** Books the difference, where there is one. */
  @reference('accounting.entry', { readonly: true }) declare entryId: number | null
  @lines('accounting.cash_count_line', { by: 'count_id', readonly: true }) declare lines: unknown
}
