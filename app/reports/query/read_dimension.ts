import { refused } from '#kernel/records/query/refusals'
import { readAll, readKey, readLabel, readShape, readText } from '#kernel/reports/query/shape'
import { isSpan } from '#kernel/reports/query/spans'
import type { Span } from '#kernel/reports/query/spans'

/** The ends of a range as they were given; null is open. */
export interface ReadRange {
  from: string | number | null
  before: string | number | null
}

export interface ReadDimension {
  /** Where in the query it stands. */
  position: string
  field: string
  key: string
  label?: string
  span?: Span
  ranges?: readonly ReadRange[]
}

const MOST_RANGES = 50

/** `"status"`, or `{field, bucket?, as?}`. */
export function readDimension(value: unknown, position: string): ReadDimension {
  if (typeof value === 'string') {
    return { position, field: readText(value, position), key: value }
  }
  const shape = readShape(value, position, ['field', 'bucket', 'as', 'label'])
  const field = readText(shape.field, `${position}.field`)
  const key = readKey(shape.as, `${position}.as`) ?? field
  const label = readLabel(shape.label, `${position}.label`)
  return { position, field, key, label, ...readBucket(shape.bucket, `${position}.bucket`) }
}

export function readBucket(
  value: unknown,
  position: string
): Pick<ReadDimension, 'span' | 'ranges'> {
  if (value === undefined || value === null) return {}
  if (isSpan(value)) return { span: value }
  if (typeof value !== 'object') throw refused(position, 'E_REPORT_BUCKET')
  const { ranges } = readShape(value, position, ['ranges'])
  const read = readAll(ranges, `${position}.ranges`, MOST_RANGES, (one, where) => ({ one, where }))
  if (read.length === 0) throw refused(`${position}.ranges`, 'E_REPORT_RANGES')
  if (read.every(({ one }) => isEnd(one))) return { ranges: between(read.map(({ one }) => one)) }
  return { ranges: read.map(({ one, where }) => readRange(one, where)) }
}

/** Values where one range ends and the next begins: below the first, between them, from the last on. */
function between(ends: readonly unknown[]): ReadRange[] {
  const all = [null, ...ends, null] as (string | number | null)[]
  return all.slice(1).map((before, index) => ({ from: all[index], before }))
}

function readRange(value: unknown, position: string): ReadRange {
  if (!Array.isArray(value) || value.length !== 2) throw refused(position, 'E_REPORT_RANGES')
  const [from, before] = value as unknown[]
  const isGiven = (one: unknown): one is string | number | null => one === null || isEnd(one)
  if (!isGiven(from) || !isGiven(before)) throw refused(position, 'E_REPORT_RANGES')
  if (from === null && before === null) throw refused(position, 'E_REPORT_RANGES')
  return { from, before }
}

const isEnd = (one: unknown): one is string | number =>
  typeof one === 'number' || (typeof one === 'string' && one !== '' && one.length <= 40)
