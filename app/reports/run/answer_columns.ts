import type { Context } from '#kernel/companies/context'
import type { AnswerColumn, AnswerRow } from '#kernel/reports/answer'
import { wireOf } from '#kernel/reports/compile/key'
import type { Key } from '#kernel/reports/compile/key'
import { asWritten } from '#kernel/reports/compile/computed'
import type { Computed } from '#kernel/reports/compile/computed'
import type { Figure, Measure } from '#kernel/reports/compile/measure'
import { rowId } from '#kernel/reports/run/across'
import type { Crossed } from '#kernel/reports/run/across'
import { computedOnWire, isNumber, oneCurrency } from '#kernel/reports/run/computed_value'
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
export function columnsOf(ctx: Context, layout: Layout, rows: readonly Figured[]): AnswerColumn[] {
  const { figuring, crossed, settled } = layout
  const keys = figuring.keys.filter((key) => isShown(key, settled))
  const measures = figuring.measures.map((measure): AnswerColumn => ({
    key: measure.key,
    label: measure.label ?? measureLabel(ctx, measure),
    type: measure.type,
    role: 'measure',
    fn: measure.fn,
    ...(measure.fn !== 'share' && currencyOfMeasure(measure, layout)),
  }))
  const computed = asWritten(figuring.computed).map((one) => computedColumn(one, layout, rows))
  const isCrossed = crossedKeys(figuring)
  const across = [...measures, ...computed].filter(({ key }) => isCrossed.has(key))
  return [
    ...keys.map((key) => keyColumn(ctx, layout, key)),
    ...(crossed?.values ?? []).flatMap(({ label: pivot }, index) =>
      across.map((one) => ({ ...one, key: `${one.key}.${index}`, pivot }))
    ),
    ...measures,
    ...computed,
  ]
}

/** The keys of what is another under each value across the top: figures, and what is made of them. */
export function crossedKeys({ measures, computed }: Figuring) {
  const keys = new Set(measures.map((one) => one.key))
  const made = computed.filter(({ reads }) => [...keys].some((key) => reads.has(key)))
  return new Set([...keys, ...made.map((one) => one.key)])
}

const currencyOfMeasure = ({ converted, currency }: Measure, layout: Layout) =>
  converted ? { currency: converted.to } : amountIn(currency, layout)

const isShown = (key: Key, settled: ReadonlyMap<string, string>) =>
  !key.isCurrency || !settled.has(key.path)

function keyColumn(ctx: Context, layout: Layout, key: Key): AnswerColumn {
  const { column, span, ranges } = key
  const names = layout.labels.get(key)
  const currency = span || ranges ? undefined : column.field.currency
  return {
    key: key.key,
    label: key.label ?? fieldLabel(ctx, { model: key.model, declared: key.field }),
    type: span ? 'date' : ranges ? 'integer' : column.field.kind,
    role: 'dimension',
    ...(span && { bucket: span }),
    ...amountIn(currency, layout),
    ...(names && names.size > 0 && { labels: Object.fromEntries(names) }),
  }
}

function computedColumn(
  computed: Computed,
  layout: Layout,
  rows: readonly Figured[]
): AnswerColumn {
  const { key, label, kind, currency } = computed
  const inCurrency = currency
    ? amountIn(currency, layout)
    : oneCurrency(computed, figuresIn(layout, rows))
  const role = isNumber(computed) ? 'measure' : 'column'
  return { key, label, type: kind, role, computed: true, ...inCurrency }
}

const figuresIn = ({ crossed }: Layout, rows: readonly Figured[]) =>
  [...rows, ...[...(crossed?.cells.values() ?? [])].flatMap((one) => [...one.values()])].map(
    (one) => one.figures
  )

/** The one currency of a column's amounts, or the column that says it, by the path of the currency. */
function amountIn(path: string | undefined, { settled, figuring }: Layout) {
  if (!path) return {}
  const only = settled.get(path)
  if (only !== undefined) return { currency: only }
  return { currencyKey: figuring.keys.find((one) => one.path === path)?.key ?? path }
}

/** The rows of an answer as they travel. */
export function rowsOf(
  { figuring, crossed, settled }: Layout,
  rows: readonly Figured[]
): AnswerRow[] {
  const isCrossed = crossedKeys(figuring)
  return rows.map(({ group, figures }) => {
    const row: AnswerRow = {}
    for (const [index, key] of figuring.keys.entries()) {
      if (!isShown(key, settled)) continue
      row[key.key] = wireOf(key, group.raws[index], currencyOfKey(figuring.keys, key, group))
    }
    const cells = group.isRest ? undefined : crossed?.cells.get(rowId(group.ids))
    const show = (key: string, onWire: (figure: Figure) => unknown) => {
      row[key] = onWire(figures[key])
      if (!isCrossed.has(key)) return
      for (const index of crossed?.values.keys() ?? []) {
        row[`${key}.${index}`] = onWire(cells?.get(index)?.figures[key] ?? null)
      }
    }
    for (const one of figuring.measures) show(one.key, (figure) => figureOnWire(one, figure))
    for (const one of figuring.computed) show(one.key, (figure) => computedOnWire(one, figure))
    return row
  })
}
