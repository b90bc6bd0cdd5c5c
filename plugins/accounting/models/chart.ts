import { choice, integer, json, model, RecordModel } from 'kontor/plugin'
import type { ChartItems } from '../charts/update/items.js'
import { CHART_IDS, type ChartAccount, type ChartId } from '../charts/chart.js'

/** The chart of accounts a company was begun with, as it was then. */
@model({
  name: 'accounting.chart',
  title: 'chart',
  search: ['chart'],
  verbs: [],
  icon: 'i-lucide-network',
  list: ['chart', 'edition', 'created_at'],
})
export default class Chart extends RecordModel {
  @choice({ of: CHART_IDS, readonly: true, required: true }) declare chart: ChartId
  /** Goes up with every change of the chart. */
  @integer({ readonly: true, required: true }) declare edition: number
  /** Its accounts as the company was given them. */
  @json({ readonly: true, hidden: true }) declare accounts: ChartAccount[] | null
  /** The taxes, boxes and, since rules tell goods from services, the rules that came with them. */
  @json({ readonly: true, hidden: true })
  declare taxes: (Pick<ChartItems, 'boxes' | 'taxes'> & Partial<Pick<ChartItems, 'rules'>>) | null
}
