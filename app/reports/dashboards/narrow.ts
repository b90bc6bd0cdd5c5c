import type { Field } from '#kernel/records/fields/kinds'
import type { FilterNode } from '#kernel/records/query/filter'
import { refused } from '#kernel/records/query/refusals'
import { relativeDays } from '#kernel/records/query/relative_dates'
import type { Source } from '#kernel/records/query/source'
import type { FilterValues } from '#kernel/reports/dashboards/wire'
import { isDay } from '#kernel/records/fields/types/dates'

export const DATE = 'date'
export const UNIT = 'unit'

/** What the filters of a dashboard mean for one source, and which of them mean nothing there. */
export interface Narrowing {
  filter: FilterNode[]
  applied: string[]
  ignored: string[]
}

/**
 * The conditions of the chosen filters on what a report draws from. One whose field is not there, or that the viewer
 * may not read, is left out and named. `dateField` is the one its report goes along.
 */
export function narrowing(source: Source, values: FilterValues, dateField?: string): Narrowing {
  const narrowed: Narrowing = { filter: [], applied: [], ignored: [] }
  for (const [key, value] of Object.entries(values)) {
    if (isOpen(value)) continue
    const node = conditionOf(source, key, value, dateField)
    if (node) narrowed.filter.push(node)
    narrowed[node ? 'applied' : 'ignored'].push(key)
  }
  return narrowed
}

function conditionOf(
  source: Source,
  key: string,
  value: unknown,
  dateField?: string
): FilterNode | undefined {
  if (key === DATE) {
    const path = dateField ?? dayField(source)
    return path === undefined ? undefined : within(path, value)
  }
  if (key === UNIT) {
    const path = unitField(source)
    return path === undefined ? undefined : [path, 'under', value]
  }
  const field = source.column(key)?.field
  if (!field || !isShareable(field)) return undefined
  return Array.isArray(value) ? [key, 'in', value] : [key, 'eq', value]
}

/** Nothing chosen, or a list or span of nothing. */
export const isOpen = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.every(isOpen))

/** Days as the filter grammar knows them: `{relative: "this_month"}`, or the first and the last. */
function within(path: string, value: unknown): FilterNode {
  if (Array.isArray(value)) {
    const [from, to] = value as unknown[]
    if (value.length !== 2 || ![from, to].every((one) => one === null || isDay(one))) {
      throw refused('filters.date', 'E_RELATIVE_DATE')
    }
    const nodes: FilterNode[] = []
    if (from) nodes.push([path, 'gte', from])
    if (to) nodes.push([path, 'lte', to])
    return { and: nodes }
  }
  return [path, 'eq', value]
}

/** The days a date filter means; undefined where it is open at an end. */
export function daysOf(value: unknown, today: string): [string, string] | undefined {
  if (Array.isArray(value)) {
    const [from, to] = value as unknown[]
    return isDay(from) && isDay(to) ? [from, to] : undefined
  }
  const days = relativeDays((value as { relative?: unknown } | null)?.relative, today)
  return days && [days.from, days.to]
}

/** The first day a model's records are about; moments the kernel notes are none. */
function dayField(source: Source) {
  const dates = declared(source).filter((one) => one.kind === 'date')
  const moments = declared(source).filter((one) => one.kind === 'datetime')
  return [...dates, ...moments].find((one) => source.column(one.key))?.key
}

function unitField(source: Source) {
  return declared(source).find((one) => one.to === 'kernel.org_unit' && source.column(one.key))?.key
}

const declared = (source: Source) => [...source.model.fields.values()].filter((one) => !one.base)

const SHAREABLE = new Set(['choice', 'reference', 'boolean'])

/** Whether tiles can be narrowed by a field together: its values are few, or picked. */
export const isShareable = (field: Pick<Field, 'kind' | 'base'>) =>
  SHAREABLE.has(field.kind) && !field.base
