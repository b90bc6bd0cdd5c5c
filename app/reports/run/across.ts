import type { Context } from '#kernel/companies/context'
import { message } from '#kernel/http/messages'
import type { FilterNode } from '#kernel/records/query/filter'
import { filterOf, wireOf } from '#kernel/reports/compile/key'
import type { Key } from '#kernel/reports/compile/key'
import { spanText } from '#kernel/reports/output/spans'
import { compareFigures } from '#kernel/reports/run/exact'
import { figured } from '#kernel/reports/run/figures'
import type { Figured, Figuring } from '#kernel/reports/run/figures'
import type { Gathered } from '#kernel/reports/run/gather'
import { regrouped } from '#kernel/reports/run/group'
import type { Group } from '#kernel/reports/run/group'
import type { Labels } from '#kernel/reports/run/order'

/** One value across the top. */
export interface Across {
  id: string | null
  label: string
  /** The condition on its records; null where it would be too long. */
  filter: FilterNode | null
}

const REST = '\u0000'
/** So many values one condition leaves out. */
const MOST_NAMED = 50

/** A pivot: its values across the top, and the figures of each row under each of them. */
export interface Crossed {
  values: Across[]
  /** By the row's own identity, then by the number of the value. */
  cells: ReadonlyMap<string, ReadonlyMap<number, Figured>>
}

export const rowId = (ids: readonly (string | null)[]) => JSON.stringify(ids)

/** The values with the most of the first measure, in their own order; the others stand together at the end. */
export function cross(
  ctx: Context,
  gathered: Gathered,
  figuring: Figuring,
  { labels, limit }: { labels: Labels; limit: number }
): Crossed {
  const { pivot, keys, groups } = gathered
  const key = keys[pivot]
  const heads = regrouped(groups, [pivot], gathered.parts)
  const kept = largest(gathered, heads, limit).toSorted((one, other) =>
    figuring.orders[pivot](one.raws[0], other.raws[0])
  )
  const values: Across[] = kept.map((one) => ({
    id: one.ids[0],
    label: headLabel(ctx, key, labels, one.raws[0]),
    filter: filterOf(key, one.raws[0]),
  }))
  const places = new Map(values.map(({ id }, index) => [id, index]))
  if (kept.length < heads.length) {
    const label = message(ctx.locale, 'reports.others')
    const filter =
      kept.length > MOST_NAMED ? null : { not: { or: values.map((one) => one.filter!) } }
    values.push({ id: REST, label, filter })
  }
  const placed = groups.map((one) =>
    withId(one, pivot, places.has(one.ids[pivot]) ? one.ids[pivot] : REST)
  )
  const all = keys.map((_, index) => index)
  const found = figured(figuring, regrouped(placed, all, gathered.parts))
  const cells = new Map<string, Map<number, Figured>>()
  for (const one of found) {
    const id = rowId(one.group.ids.toSpliced(pivot, 1))
    const row = cells.get(id) ?? new Map<number, Figured>()
    row.set(places.get(one.group.ids[pivot]) ?? kept.length, one)
    cells.set(id, row)
  }
  return { values, cells }
}

function largest({ measures }: Gathered, heads: readonly Group[], limit: number) {
  if (heads.length <= limit) return heads
  const [first] = measures
  const size = (one: Group) => first.figure(one.values, undefined)
  return heads.toSorted((one, other) => compareFigures(size(other), size(one))).slice(0, limit)
}

const withId = (group: Group, at: number, id: string | null): Group => ({
  ...group,
  ids: group.ids.with(at, id),
})

function headLabel(ctx: Context, key: Key, labels: Labels, raw: unknown) {
  const value = wireOf(key, raw)
  if (value === null) return message(ctx.locale, 'reports.none')
  if (typeof value === 'boolean') return message(ctx.locale, `reports.${value ? 'yes' : 'no'}`)
  if (key.span) return spanText(String(value), key.span, ctx.locale)
  return labels.get(key)?.get(String(value)) ?? String(value)
}
