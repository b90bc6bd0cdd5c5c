import { Cron } from 'croner'
import { DateTime } from 'luxon'

export const EVERY = ['day', 'weekday', 'week', 'month', 'quarter'] as const
export const LAST_DAY = 'last'

/** When a report comes, by the wall clock of the company. */
export interface Rhythm {
  every: (typeof EVERY)[number]
  /** Hours and minutes: "07:30". */
  time: string
  /** week: 1 is Monday, 7 is Sunday. */
  days?: readonly number[]
  /** month, and the first month of a quarter: the day, or its last; of a shorter month the last. */
  day?: number | typeof LAST_DAY
}

/** Longer than any pause of a rhythm. */
const FURTHEST = 400

/**
 * The next times after a moment, at most so many, none after the day `endsOn`. A time that spring leaves out comes at
 * the end of the gap, one that autumn has twice comes once, the first time.
 */
export function nextTimes(
  rhythm: Rhythm,
  timeZone: string,
  after: Date,
  { count = 1, endsOn = null }: { count?: number; endsOn?: string | null } = {}
): Date[] {
  const found: Date[] = []
  let date = DateTime.fromJSDate(after, { zone: timeZone }).startOf('day').setZone('utc', {
    keepLocalTime: true,
  })
  for (let day = 0; day < FURTHEST * count && found.length < count; day++) {
    if (endsOn && date.toISODate()! > endsOn) break
    if (isDay(rhythm, date)) {
      const at = momentOn(date, rhythm.time, timeZone)
      if (at && at > after) found.push(at)
    }
    date = date.plus({ days: 1 })
  }
  return found
}

/** Whether a report comes on a day of the calendar. */
function isDay({ every, days = [], day = 1 }: Rhythm, date: DateTime) {
  if (every === 'day') return true
  if (every === 'weekday') return date.weekday <= 5
  if (every === 'week') return days.includes(date.weekday)
  if (every === 'quarter' && date.month % 3 !== 1) return false
  const last = date.endOf('month').day
  return date.day === (day === LAST_DAY ? last : Math.min(day, last))
}

function momentOn(date: DateTime, time: string, timeZone: string) {
  const [hour, minute] = time.split(':').map(Number)
  const pattern = `${minute} ${hour} ${date.day} ${date.month} *`
  const before = date.setZone(timeZone, { keepLocalTime: true }).minus({ minutes: 1 })
  return new Cron(pattern, { paused: true, mode: '5-part', timezone: timeZone }).nextRun(
    before.toJSDate()
  )
}
