import { decimalsOf } from '#kernel/records/values/currency'
import { Decimal } from '#kernel/records/values/decimal'
import type { Computed } from '#kernel/reports/compile/computed'
import type { Key } from '#kernel/reports/compile/key'
import type { Figure, Measure } from '#kernel/reports/compile/measure'
import { spanBefore } from '#kernel/reports/query/spans'
import { added, asDecimal, less, percentOf } from '#kernel/reports/run/exact'
import type { Group } from '#kernel/reports/run/group'

/** The figures of one group by the keys of their measures and computed columns. */
export type Figures = Record<string, Figure>

export interface Figured {
  group: Group
  figures: Figures
}

/** What figures are made with, besides the groups. */
export interface Figuring {
  /** The keys of the groups, in the order of their values. */
  keys: readonly Key[]
  orders: readonly ((one: unknown, other: unknown) => number)[]
  measures: readonly Measure[]
  /** The key along which running totals and differences go; -1 is none. */
  axis: number
  /** The keys that say the currency of an amount. */
  currencies: readonly number[]
  computed: readonly Computed[]
  locale: string
  /** Adds what the computed columns of a row are, made of its keys and figures. */
  reckon(row: Figured): void
}

/** A price has so many decimals. */
const PRICE = 6

const NOTHING = new Decimal(0n, 0)

/** The currency a measure of a group is in. */
export const currencyIn = (keys: readonly Key[], measure: Measure, group: Group) =>
  currencyAt(keys, measure.currency, group)

/** The currency the values of a key are in. */
export const currencyOfKey = (keys: readonly Key[], { column }: Key, group: Group) =>
  currencyAt(keys, column.field.currency, group)

function currencyAt(keys: readonly Key[], path: string | undefined, { raws }: Group) {
  const at = keys.findIndex((key) => key.path === path && !key.ranges)
  return at < 0 ? undefined : ((raws[at] ?? undefined) as string | undefined)
}

/** The figures of all groups, those that look at other groups too. */
export function figured(figuring: Figuring, groups: readonly Group[]): Figured[] {
  const { keys, measures } = figuring
  const found = groups.map((group) => ({
    group,
    figures: Object.fromEntries(
      measures.map((measure) => [
        measure.key,
        measure.figure(group.values, currencyIn(keys, measure, group)),
      ])
    ),
  }))
  for (const measure of measures) {
    if (measure.fn === 'share') share(figuring, measure, found)
    if (measure.fn === 'running' || measure.fn === 'delta') along(figuring, measure, found)
  }
  for (const row of found) finish(figuring, row)
  return found
}

/** Converted amounts are rounded once everything that looks at other groups is made; then come computed columns. */
export function finish({ measures, reckon }: Figuring, row: Figured) {
  for (const { key, type, converted } of measures) {
    const figure = row.figures[key]
    if (!converted || !(figure instanceof Decimal)) continue
    if (type === 'money') row.figures[key] = figure.at(decimalsOf(converted.to))
    else if (type === 'price') row.figures[key] = figure.at(PRICE)
  }
  reckon(row)
}

/** Of all that is in the same currency. */
function share({ keys }: Figuring, measure: Measure, all: readonly Figured[]) {
  const wholes = new Map<string | undefined, Decimal>()
  for (const { group, figures } of all) {
    const figure = asDecimal(figures[measure.key])
    const currency = currencyIn(keys, measure, group)
    if (figure) wholes.set(currency, added(wholes.get(currency) ?? NOTHING, figure))
  }
  for (const { group, figures } of all) {
    const figure = asDecimal(figures[measure.key])
    const whole = wholes.get(currencyIn(keys, measure, group))
    figures[measure.key] = figure && whole ? percentOf(figure, whole) : null
  }
}

/** Running totals and differences go along one key; all others stay apart. */
function along({ keys, orders, axis }: Figuring, measure: Measure, all: readonly Figured[]) {
  const lines = Map.groupBy(all, ({ group }) =>
    JSON.stringify(group.ids.map((id, index) => (index === axis ? null : id)))
  )
  for (const line of lines.values()) {
    const ordered =
      axis < 0
        ? line
        : line.toSorted((one, other) => orders[axis](one.group.raws[axis], other.group.raws[axis]))
    if (measure.fn === 'running') run(measure, ordered)
    else differ(measure, ordered, axis < 0 ? undefined : keys[axis], axis)
  }
}

/** The first key with spans of days, else the first. */
export function axisOf(keys: readonly Key[]) {
  const spanned = keys.findIndex((key) => key.span)
  return spanned >= 0 ? spanned : keys.findIndex((key) => !key.isCurrency)
}

function run({ key }: Measure, line: readonly Figured[]) {
  let total: Decimal | null = null
  for (const { figures } of line) {
    const figure = asDecimal(figures[key])
    if (figure) total = total ? added(total, figure) : figure
    figures[key] = total
  }
}

/** A span in which nothing happened has no group: what comes after it is all more. */
function differ(
  { key }: Measure,
  line: readonly Figured[],
  axisKey: Key | undefined,
  axis: number
) {
  let before: { raw: unknown; figure: Decimal } | null = null
  for (const { group, figures } of line) {
    const figure: Decimal = asDecimal(figures[key]) ?? NOTHING
    const raw = group.raws[axis] ?? null
    const base: Decimal | null = before && previous(axisKey, before, raw)
    figures[key] = base ? less(figure, base) : null
    before = raw === null ? null : { raw, figure }
  }
}

function previous(
  axisKey: Key | undefined,
  before: { raw: unknown; figure: Decimal },
  raw: unknown
) {
  if (!axisKey?.span || spanBefore(String(raw), axisKey.span) === String(before.raw)) {
    return before.figure
  }
  return new Decimal(0n, before.figure.scale)
}
