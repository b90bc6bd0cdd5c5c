import { choice, date, datetime, integer, json, model, RecordModel, text } from 'kontor/plugin'
import type { FiledFigure } from '../tax/filings/figures.js'

/** A tax return as it was handed in: the figure of each box, frozen, under a hash that binds it to the one before. */
@model({
  name: 'accounting.tax_filing',
  title: 'name',
  search: ['name', 'reference'],
  sort: '-id',
  icon: 'i-lucide-stamp',
  state: { field: 'state', path: ['filed'] },
  final: ['filed', 'withdrawn'],
  verbs: [],
  list: [
    'name',
    'starts_on',
    'ends_on',
    'state',
    'reference',
    'created_by',
    'created_at',
    'reason',
  ],
  form: [
    { key: 'filed', fields: ['starts_on', 'ends_on', 'reference'] },
    { key: 'withdrawn', fields: ['reason', 'withdrawn_at'] },
    { key: 'proof', fields: ['hash'] },
  ],
})
export default class TaxFiling extends RecordModel {
  /** Its days as periods are named: "2026-10", "2026-10 – 2026-12". */
  @text({ readonly: true, required: true, max: 40 }) declare name: string
  @date({ readonly: true, required: true, index: true }) declare startsOn: string
  @date({ readonly: true, required: true }) declare endsOn: string
  @choice({
    of: ['filed', 'withdrawn'],
    default: 'filed',
    readonly: true,
    colors: { filed: 'success', withdrawn: 'error' },
  })
  declare state: 'filed' | 'withdrawn'
  /** What the office gave it as a receipt. */
  @text({ readonly: true, max: 80 }) declare reference: string | null
  @json({ readonly: true, required: true }) declare figures: FiledFigure[]
  @text({ readonly: true, required: true, max: 80 }) declare hash: string
  /** Why it was withdrawn. */
  @text({ readonly: true }) declare reason: string | null
  @datetime({ readonly: true, hidden: 'list' }) declare withdrawnAt: string | null
  /** Up to where taxes were locked before it. */
  @date({ readonly: true, hidden: true }) declare lockWas: string | null
  /** The newest mark of tax there was then: what came later changed it. */
  @integer({ readonly: true, hidden: true }) declare marksUntil: number | null
  /** The last day while it counts, nothing once it is withdrawn: a day is filed once. */
  @text({ readonly: true, hidden: true, max: 10, unique: true }) declare dayTaken: string | null
}
