import {
  type Context,
  integer,
  json,
  message,
  model,
  RecordModel,
  reference,
  text,
} from 'kontor/plugin'
import type { WireRow } from '../statements/layouts/own/wire_row.js'

/** The rows of a layout as they were once: what was printed from it can be told again. */
@model({
  name: 'accounting.layout_version',
  title: 'label',
  search: ['label'],
  sort: '-number',
  verbs: [],
  icon: 'i-lucide-history',
  list: ['layout_id', 'number', 'created_at', 'created_by'],
})
export default class LayoutVersion extends RecordModel {
  @reference('accounting.layout', { required: true, readonly: true }) declare layoutId: number
  @integer({ required: true, readonly: true, index: true }) declare number: number
  @text({ readonly: true, hidden: true, max: 140 }) declare label: string | null
  @json({ readonly: true, hidden: true }) declare rows: WireRow[] | null

  prepare(ctx: Context) {
    const { number } = this
    this.label = message(ctx.company.language, 'accounting.screens.layout.version', { number })
  }
}
