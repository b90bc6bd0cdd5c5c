import type { Context } from '#kernel/companies/context'
import type { AnswerColumn, AnswerRow } from '#kernel/reports/answer'
import { wireOf } from '#kernel/reports/compile/key'
import type { Key } from '#kernel/reports/compile/key'
import type { Measure } from '#kernel/reports/compile/measure'
import { rowId } from '#kernel/reports/run/across'
import type { Crossed } from '#kernel/reports/run/across'
import { currencyOfKey } from '#kernel/reports/run/figures'
import type { Figured, Figuring } from '#kernel/reports/run/figures'
import { fieldLabel, measureLabel } from '#kernel/reports/run/names'
import type { Labels } from '#kernel/reports/run/order'
import { figureOnWire } from '#kernel/reports/run/wire'

/** What rows are laid out by. */
export interface Layout {
  figuring: Figuring
  labels: Labels
  crossed: Crossed | null
  /** The one currency of everything, by its path. */
  settled: ReadonlyMap<string, string>
}

/** The columns of an answer: dimensions, currencies where there are several, then figures, under each value across the top first. */
export function columnsOf(ctx: Context, layout: Layout): AnswerColumn[] {
  const { figuring, crossed, settled } = layout
  const keys = figuring.keys.filter((key) => isShown(key, settled))
  const figures = (suffix: string, pivot?: string) =>
    figuring.measures.map((measure): AnswerColumn => ({
      key: measure.key + suffix,
      label: measureLabel(ctx, measure),
      type: measure.type,
      role: 'measure',
      fn: measure.fn,
      ...currencyOfMeasure(measure, layout),
      ...(pivot !== undefined && { pivot }),
    }))
  return [
    ...keys.map((key) => keyColumn(ctx, layout, key)),
    ...(crossed?.values ?? []).flatMap(({ label }, index) => figures(`.${index}`, label)),
    ...figures(''),
  ]
}

const isShown = (key: Key, settled: ReadonlyMap<string, string>) =>
  !key.isCurrency || !settled.has(key.path)

function keyColumn(ctx: Context, { labels, settled }: Layout, key: Key): AnswerColumn {
  const { column, span, ranges } = key
  const names = labels.get(key)
  const currency = span || ranges ? undefined : column.field.currency
  return {
    key: key.key,
    label: fieldLabel(ctx, { model: key.model, declared: key.field }),
    type: span ? 'date' : ranges ? 'integer' : column.field.kind,
    role: 'dimension',
    ...(span && { bucket: span }),
    ...(currency && amountIn(currency, settled)),
    ...(names && names.size > 0 && { labels: Object.fromEntries(names) }),
  }
}

function currencyOfMeasure({ currency, fn }: Measure, { settled, figuring }: Layout) {
  if (!currency || fn === 'share') return {}
  const key = figuring.keys.find((one) => one.path === currency)
  return amountIn(key?.key ?? currency, settled, currency)
}

function amountIn(key: string, settled: ReadonlyMap<string, string>, path = key) {
  const only = settled.get(path)
  return only === undefined ? { currencyKey: key } : { currency: only }
}

/** The rows of an answer as they travel. */
export function rowsOf(
  { figuring, crossed, settled }: Layout,
  rows: readonly Figured[]
): AnswerRow[] {
  return rows.map(({ group, figures }) => {
    const row: AnswerRow = {}
    for (const [index, key] of figuring.keys.entries()) {
      if (!isShown(key, settled)) continue
      row[key.key] = wireOf(key, group.raws[index], currencyOfKey(figuring.keys, key, group))
    }
    const cells = crossed?.cells.get(rowId(group.ids))
    for (const measure of figuring.measures) {
      row[measure.key] = figureOnWire(measure, figures[measure.key])
      for (const index of crossed?.values.keys() ?? []) {
        const cell = group.isRest ? undefined : cells?.get(index)
        row[`${measure.key}.${index}`] = figureOnWire(measure, cell?.figures[measure.key] ?? null)
      }
    }
    return row
  })
}
