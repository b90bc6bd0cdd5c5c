import { choice, date, model, RecordModel, reference, text } from 'kontor/plugin'

/** A part of a fiscal year, mostly a month, that is open for entries or closed. */
@model({
  name: 'accounting.period',
  title: 'name',
  search: ['name'],
  sort: 'starts_on',
  icon: 'i-lucide-calendar',
  state: { field: 'state', path: ['open', 'closed'] },
  final: ['closed'],
  verbs: [],
  list: ['name', 'fiscal_year_id', 'starts_on', 'ends_on', 'state'],
})
export default class Period extends RecordModel {
  @text({ readonly: true, required: true, max: 20 }) declare name: string
  @reference('accounting.fiscal_year', { readonly: true, required: true })
  declare fiscalYearId: number
  @date({ readonly: true, required: true, index: true }) declare startsOn: string
  @date({ readonly: true, required: true }) declare endsOn: string
  @choice({
    of: ['open', 'closed'],
    default: 'open',
    readonly: true,
    colors: { open: 'success', closed: 'neutral' },
  })
  declare state: 'open' | 'closed'
}
