import { choice, date, model, RecordModel, text } from 'kontor/plugin'

/** The span a company's books are closed for; its months are periods. */
@model({
  name: 'accounting.fiscal_year',
  title: 'name',
  search: ['name'],
  sort: '-starts_on',
  icon: 'i-lucide-calendar-range',
  state: { field: 'state', path: ['open', 'closed'] },
  final: ['closed'],
  verbs: ['create', 'update', 'delete'],
  list: ['name', 'starts_on', 'ends_on', 'state'],
  form: [{ key: 'span', fields: ['name', 'starts_on', 'ends_on', 'external_id'] }],
})
export default class FiscalYear extends RecordModel {
  /** Stands in the numbers of entries: "2026" gives SAL/2026/00001. */
  @text({ required: true, max: 20, unique: true }) declare name: string
  @date({ required: true, index: true }) declare startsOn: string
  @date({ required: true }) declare endsOn: string
  @choice({
    of: ['open', 'closed'],
    default: 'open',
    readonly: true,
    colors: { open: 'success', closed: 'neutral' },
  })
  declare state: 'open' | 'closed'
}
