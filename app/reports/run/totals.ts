import type { Measure } from '#kernel/reports/compile/measure'
import type { Part, PartValues } from '#kernel/reports/compile/parts'
import type { AnswerRow } from '#kernel/reports/answer'
import { computedOnWire } from '#kernel/reports/run/computed_value'
import { sumOf } from '#kernel/reports/run/exact'
import { currencyIn, finish } from '#kernel/reports/run/figures'
import type { Figured, Figures, Figuring } from '#kernel/reports/run/figures'
import { regrouped, united } from '#kernel/reports/run/group'
import type { Group } from '#kernel/reports/run/group'
import { figureOnWire } from '#kernel/reports/run/wire'

/** The totals of rows, whatever part of them is shown, and those of each currency where there are several. */
export function totalsOf(
  figuring: Figuring,
  rows: readonly Figured[],
  parts: readonly Part[],
  /** What cannot be added up, read again: for everything, and for each of the currencies. */
  exact: { all: readonly Group[]; apart: readonly Group[] } | null
): { totals: AnswerRow; subtotals: AnswerRow[] } {
  const { keys, measures, currencies } = figuring
  const groups = rows.map((one) => one.group)
  const apart = exact?.apart ?? regrouped(groups, currencies, parts)
  const only = apart.length === 1 ? spread(keys.length, currencies, apart[0]) : undefined
  const values = exact?.all[0]?.values ?? united(groups, parts) ?? emptyOf(parts)
  const whole = { raws: only?.raws ?? keys.map(() => null), ids: [], values }
  const totals = rowOf(
    figuring,
    whole,
    rows,
    measures.filter((one) => !one.currency || only)
  )
  if (apart.length < 2) return { totals, subtotals: [] }
  const subtotals = apart.map((one) => {
    const group = spread(keys.length, currencies, one)
    const own = rows.filter((row) => currencies.every((at) => row.group.ids[at] === group.ids[at]))
    const named = currencies.map((at) => [keys[at].key, group.raws[at]])
    return { ...Object.fromEntries(named), ...rowOf(figuring, group, own, measures) }
  })
  return { totals, subtotals }
}

function rowOf(
  figuring: Figuring,
  group: Group,
  rows: readonly Figured[],
  known: readonly Measure[]
) {
  const figures: Figures = {}
  for (const measure of figuring.measures) {
    const isKnown = known.includes(measure)
    figures[measure.key] = isKnown ? totalOf(figuring, measure, group, rows) : null
  }
  finish(figuring, { group, figures })
  const row: AnswerRow = {}
  for (const one of figuring.measures) row[one.key] = figureOnWire(one, figures[one.key])
  for (const one of figuring.computed) row[one.key] = computedOnWire(one, figures[one.key])
  return row
}

function totalOf({ keys }: Figuring, measure: Measure, group: Group, rows: readonly Figured[]) {
  if (measure.fn === 'running' || measure.fn === 'delta') return null
  if (measure.fn === 'share') return sumOf(rows.map((one) => one.figures[measure.key]))
  return measure.figure(group.values, currencyIn(keys, measure, group))
}

function spread(length: number, at: readonly number[], group: Group): Group {
  const over = <T>(values: readonly T[]) =>
    Array.from({ length }, (_, index) => values[at.indexOf(index)] ?? null)
  return { ...group, raws: over(group.raws), ids: over(group.ids) }
}

/** What no record at all adds up to. */
export function emptyOf(parts: readonly Part[]): PartValues {
  return Object.fromEntries(
    parts.map(({ alias, sql }) => [alias, sql.startsWith('COUNT') ? 0n : null])
  )
}
