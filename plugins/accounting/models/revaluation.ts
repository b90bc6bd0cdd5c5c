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

/**
 * What amounts in foreign currencies were worth at the end of a day, against what they were booked with. Its entry is
 * taken back on the next day by itself: nothing of it is realised.
 */
@model({
  name: 'accounting.revaluation',
  title: 'number',
  search: ['number'],
  sort: '-on_date',
  icon: 'i-lucide-scale-3d',
  state: { field: 'state', path: ['posted'] },
  final: ['posted', 'undone'],
  verbs: [],
  list: ['number', 'on_date', 'state', 'gain', 'loss', 'entry_id', 'reversal_id'],
})
export default class Revaluation extends RecordModel {
  @text({ readonly: true, max: 40, index: true }) declare number: string | null
  @date({ exact: true, readonly: true, required: true, index: true }) declare onDate: string
  /** The day while it counts, nothing once it is undone: a day is revalued once. */
  @text({ readonly: true, hidden: true, max: 10, unique: true }) declare dayTaken: string | null
  @choice({
    of: ['posted', 'undone'],
    default: 'posted',
    readonly: true,
    colors: { posted: 'success', undone: 'error' },
  })
  declare state: 'posted' | 'undone'
  @money({ readonly: true, required: true }) declare gain: Money
  @money({ readonly: true, required: true }) declare loss: Money
  @choice({ of: 'currency', readonly: true, required: true, hidden: true })
  declare currency: string
  @reference('accounting.entry', { readonly: true }) declare entryId: number | null
  /** The entry of the next day. */
  @reference('accounting.entry', { readonly: true }) declare reversalId: number | null
  @lines('accounting.revaluation_line', { by: 'revaluation_id', readonly: true })
  declare lines: unknown
}
