import { DateTime } from 'luxon'
import { engine } from '#config/database'
import type { Context } from '#kernel/companies/context'
import { momentToColumn } from '#kernel/records/fields/types/dates'
import { sql } from '#kernel/records/query/sql'
import type { Sql } from '#kernel/records/query/sql'

const MINUTES = 60_000

/** A time zone's distance from UTC, in minutes, from a moment on. */
interface Stretch {
  from: string
  offset: number
}

/**
 * The day of the company's calendar that a moment falls on. Neither engine can be trusted to know time zones, so the
 * changes of the clock between the earliest and the latest moment are spelled out.
 */
export function localDay(ctx: Context, column: string, earliest: string, latest: string): Sql {
  const [first, ...later] = stretches(ctx.company.timeZone, earliest, latest)
  const whens = later.toReversed().map(() => `WHEN ${column} >= ? THEN ${shifted(column)}`)
  const text = later.length
    ? `(CASE ${whens.join(' ')} ELSE ${shifted(column)} END)`
    : shifted(column)
  const bindings = later.toReversed().flatMap((one) => [one.from, modifier(one.offset)])
  return sql(text, [...bindings, modifier(first.offset)])
}

const shifted = (column: string) =>
  engine === 'sqlite' ? `datetime(${column}, ?)` : `DATE_ADD(${column}, INTERVAL ? MINUTE)`

const modifier = (offset: number) => (engine === 'sqlite' ? `${offset} minutes` : offset)

/** The stretches of one offset between two moments, to the minute. */
function stretches(zone: string, earliest: string, latest: string): Stretch[] {
  const offsetAt = (at: number) => DateTime.fromMillis(at, { zone }).offset
  const end = millis(latest)
  let at = millis(earliest)
  const found: Stretch[] = [{ from: earliest, offset: offsetAt(at) }]
  while (at < end) {
    const next = Math.min(end, at + 20 * 24 * 60 * MINUTES)
    if (offsetAt(next) !== found.at(-1)!.offset) {
      const change = changeBetween(at, next, offsetAt)
      found.push({ from: momentToColumn(new Date(change)), offset: offsetAt(change) })
      at = change
    } else at = next
  }
  return found
}

/** The first minute with another offset than the one `from` has. */
function changeBetween(from: number, to: number, offsetAt: (at: number) => number) {
  const before = offsetAt(from)
  let [low, high] = [Math.floor(from / MINUTES), Math.ceil(to / MINUTES)]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(middle * MINUTES) === before) low = middle
    else high = middle
  }
  return high * MINUTES
}

const millis = (column: string) => DateTime.fromSQL(column.slice(0, 19), { zone: 'utc' }).toMillis()
