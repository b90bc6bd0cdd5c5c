import { DateTime } from 'luxon'
import type { DateTimeUnit, DurationLikeObject } from 'luxon'

/** Days from the first to the last, both included. */
export interface Days {
  from: string
  to: string
}

const STEPS: Record<string, number> = { this: 0, last: -1, next: 1 }

/**
 * The days a word means on a business date: `today`, `yesterday`, `tomorrow`; `this_`, `last_`,
 * `next_` with `week` (from Monday), `month`, `quarter`, `year`; `last_30_days` (today is the last
 * of them), `next_30_days` (today is the first), also with `weeks`, `months`, `years`.
 */
export function relativeDays(word: unknown, today: string): Days | undefined {
  if (typeof word !== 'string') return undefined
  const day = DateTime.fromISO(today, { zone: 'utc' })
  if (word === 'today') return range(day, day)
  if (word === 'yesterday') return range(day.minus({ days: 1 }), day.minus({ days: 1 }))
  if (word === 'tomorrow') return range(day.plus({ days: 1 }), day.plus({ days: 1 }))
  return wholeUnit(word, day) ?? several(word, day)
}

function wholeUnit(word: string, day: DateTime) {
  const match = /^(this|last|next)_(week|month|quarter|year)$/.exec(word)
  if (!match) return undefined
  const unit = match[2] as DateTimeUnit
  const within = day.startOf(unit).plus({ [`${unit}s`]: STEPS[match[1]] })
  return range(within.startOf(unit), within.endOf(unit))
}

function several(word: string, day: DateTime) {
  const match = /^(last|next)_([1-9]\d{0,3})_(days|weeks|months|years)$/.exec(word)
  if (!match) return undefined
  const span: DurationLikeObject = { [match[3]]: Number(match[2]) }
  const days =
    match[1] === 'last'
      ? range(day.minus(span).plus({ days: 1 }), day)
      : range(day, day.plus(span).minus({ days: 1 }))
  return isDatabaseYear(days.from) && isDatabaseYear(days.to) ? days : undefined
}

const isDatabaseYear = (day: string) => day >= '1000' && day.length === 10

const range = (from: DateTime, to: DateTime): Days => ({
  from: from.toISODate()!,
  to: to.toISODate()!,
})

/** The moments from the start of the first day to the start of the day after the last, UTC. */
export function momentsOf(days: Days, timeZone: string) {
  const start = DateTime.fromISO(days.from, { zone: timeZone })
  const end = DateTime.fromISO(days.to, { zone: timeZone }).plus({ days: 1 }).startOf('day')
  return { from: start.toUTC().toISO()!, before: end.toUTC().toISO()! }
}
