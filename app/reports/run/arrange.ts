import { refused } from '#kernel/records/query/refusals'
import type { Measure } from '#kernel/reports/compile/measure'
import type { Part } from '#kernel/reports/compile/parts'
import type { ReadReport, SortWord } from '#kernel/reports/query/read_report'
import {
  comparedFigure,
  orderOfComputed,
  readComputedValue,
} from '#kernel/reports/run/computed_value'
import { compareFigures, sumOf } from '#kernel/reports/run/exact'
import { currencyIn, currencyOfKey, finish } from '#kernel/reports/run/figures'
import type { Figured, Figures, Figuring } from '#kernel/reports/run/figures'
import { regrouped } from '#kernel/reports/run/group'
import type { Group } from '#kernel/reports/run/group'
import { compileHaving } from '#kernel/reports/run/having'
import type { Comparable } from '#kernel/reports/run/having'
import { comparedKey, readKeyValue, readMeasureValue } from '#kernel/reports/run/wire'

/** The rows that meet the conditions on the answer. */
export function having(figuring: Figuring, rows: readonly Figured[], node: unknown): Figured[] {
  if (node === undefined || node === null) return [...rows]
  const columns = new Map<string, Comparable>()
  for (const [index, key] of figuring.keys.entries()) {
    columns.set(key.key, {
      of: (row) =>
        comparedKey(
          key,
          rows[row].group.raws[index],
          currencyOfKey(figuring.keys, key, rows[row].group)
        ),
      read: (value) => readKeyValue(key, value),
    })
  }
  for (const measure of figuring.measures) {
    columns.set(measure.key, {
      of: (row) => rows[row].figures[measure.key],
      read: (value) => readMeasureValue(measure, value),
    })
  }
  for (const one of figuring.computed) {
    columns.set(one.key, {
      of: (row) => comparedFigure(one, rows[row].figures[one.key]),
      read: (value) => readComputedValue(one, value),
    })
  }
  const holds = compileHaving(columns, node)
  return rows.filter((_, index) => holds(index))
}

/** The rows in the order asked for; equal ones, and all without one, by their keys. */
export function sorted(
  figuring: Figuring,
  rows: readonly Figured[],
  words: readonly SortWord[]
): Figured[] {
  const orders = [
    ...words.map((word) => orderBy(figuring, word)),
    ...figuring.keys.map((_, index) => byKey(figuring, index)),
  ]
  return rows.toSorted((one, other) => {
    for (const order of orders) {
      const difference = order(one, other)
      if (difference !== 0) return difference
    }
    return 0
  })
}

type Order = (one: Figured, other: Figured) => number

function orderBy(figuring: Figuring, { key, descending, position }: SortWord): Order {
  const turn = descending ? -1 : 1
  const at = figuring.keys.findIndex((one) => one.key === key)
  if (at >= 0) {
    const order = byKey(figuring, at)
    return (one, other) => turn * order(one, other)
  }
  const computed = figuring.computed.find((one) => one.key === key)
  if (computed) {
    const order = orderOfComputed(computed, figuring.locale)
    return (one, other) => turn * order(one.figures[key], other.figures[key])
  }
  if (!figuring.measures.some((one) => one.key === key)) throw refused(position, 'E_UNKNOWN_FIELD')
  return (one, other) => turn * compareFigures(one.figures[key], other.figures[key])
}

const byKey =
  ({ orders }: Figuring, at: number): Order =>
  (one, other) =>
    orders[at](one.group.raws[at], other.group.raws[at])

/** The first rows, and where asked for everything behind them as one for each currency. */
export function limited(
  figuring: Figuring,
  rows: readonly Figured[],
  { limit, others }: ReadReport,
  parts: readonly Part[]
): { rows: Figured[]; rest: Figured[] } {
  if (limit === undefined || rows.length <= limit) return { rows: [...rows], rest: [] }
  const kept = rows.slice(0, limit)
  if (!others) return { rows: kept, rest: [] }
  const behind = rows.slice(limit)
  const { currencies } = figuring
  const rest = regrouped(
    behind.map((one) => one.group),
    currencies,
    parts
  ).map((one) => restOf(figuring, one, currencies, behind))
  return { rows: kept, rest }
}

function restOf(
  figuring: Figuring,
  group: Group,
  currencies: readonly number[],
  behind: readonly Figured[]
): Figured {
  const spread = <T>(values: readonly T[]) =>
    figuring.keys.map((_, index) => values[currencies.indexOf(index)] ?? null)
  const whole: Group = { ...group, raws: spread(group.raws), ids: spread(group.ids), isRest: true }
  const own = behind.filter((one) =>
    currencies.every((at, index) => one.group.ids[at] === group.ids[index])
  )
  const figures = figuring.measures.map((measure) => [
    measure.key,
    restFigure(figuring, measure, whole, own),
  ])
  const row = { group: whole, figures: Object.fromEntries(figures) as Figures }
  finish(figuring, row)
  return row
}

/** Shares add up; running totals and differences of what has no order mean nothing. */
function restFigure({ keys }: Figuring, measure: Measure, whole: Group, own: readonly Figured[]) {
  if (measure.fn === 'running' || measure.fn === 'delta') return null
  if (measure.fn === 'share') return sumOf(own.map((one) => one.figures[measure.key]))
  return measure.figure(whole.values, currencyIn(keys, measure, whole))
}
