import { type Context, message, Refusal } from 'kontor/plugin'
import Chart from '../../models/chart.js'
import StatementLayout from '../../models/layout.js'
import type { Layout } from '../layout.js'
import { COUNTRY_LAYOUTS } from './countries/countries.js'
import { LAYOUTS } from './shipped.js'

/** A layout a company may look at its statements by. */
export interface OfferedLayout {
  key: string
  name: string
  layout: Layout
  /** Of a company's own: the record that is changed, and how often it was. */
  own: { id: number; revision: number } | null
}

/** The shipped layouts that fit the company: those for every chart, those of its chart's country; then its own. */
export async function layoutsFor(ctx: Context): Promise<OfferedLayout[]> {
  const own = await StatementLayout.where(ctx, ['archived_at', 'null'], { sort: 'name' })
  const [chart] = await Chart.where(ctx, ['id', 'notnull'], { sort: '-id', limit: 1 })
  const national = COUNTRY_LAYOUTS.filter((one) => one.chart === chart?.chart)
  return [
    ...[...LAYOUTS, ...national].map((layout) => ({
      key: layout.key,
      name: shippedName(ctx, layout.key),
      layout,
      own: null,
    })),
    ...own.map((record) => ({
      key: record.layout.key,
      name: record.name,
      layout: record.layout,
      own: { id: record.id, revision: record.revision ?? 1 },
    })),
  ]
}

/** The layout asked for, the first unless told. */
export async function readLayout(ctx: Context, query: Record<string, unknown>) {
  const offered = await layoutsFor(ctx)
  const found = offered.find((one) => one.key === (query.layout ?? offered[0].key))
  if (!found) {
    const value = String(query.layout).slice(0, 60)
    throw Refusal.input([{ field: 'layout', code: 'E_CHOICE', params: { value } }])
  }
  return { ...found, offered }
}

const shippedName = (ctx: Context, key: string) =>
  message(ctx.locale, `accounting.models.layout.choices.based_on.${key}`)
