/** When something comes again. Pure: the server makes by it what the screen shows beforehand. */
export interface Schedule {
  /** Every so many … */
  every: number
  /** … of these. */
  span: Span
  /** The first date; with `onLastDay` the last day of its month. */
  startsOn: string
  /** Months and years: the last day of the month, however long it is. */
  onLastDay: boolean
  /** Not after this day. */
  until: string | null
  /** Not more often than so many times. */
  times: number | null
}

export const SPANS = ['day', 'week', 'month', 'year'] as const
export type Span = (typeof SPANS)[number]

/** How far it has come. */
export interface Progress {
  /** The last date it was made, or passed over, for. */
  lastOn: string | null
  made: number
}

/** What a date stands for: the days from it until the next one, or those since the one before. */
export type Covers = 'ahead' | 'behind'

const DAY = 86_400_000
const LAST = '9999-12-31'

/**
 * The date of one occurrence, the first is 0. Each is reckoned from the first one, so that 31 January comes again as
 * 28 February and 31 March.
 */
export function occurrence({ startsOn, every, span, onLastDay }: Schedule, index: number): string {
  if (span === 'day') return daysAfter(startsOn, index * every)
  if (span === 'week') return daysAfter(startsOn, index * every * 7)
  const months = index * every * (span === 'year' ? 12 : 1)
  const [year, month, day] = startsOn.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(onLastDay ? length : Math.min(day, length))
  return textOf(first)
}

/** The next dates, `most` of them or fewer where it ends before. */
export function nextDates(schedule: Schedule, { lastOn, made }: Progress, most: number): string[] {
  const left = schedule.times === null ? most : Math.min(most, schedule.times - made)
  const end = schedule.until ?? LAST
  const found: string[] = []
  for (let index = indexAfter(schedule, lastOn); found.length < left; index++) {
    const date = occurrence(schedule, index)
    if (date > end || date.length > LAST.length) break
    found.push(date)
  }
  return found
}

/** The last date before a day; undefined where there is none. */
export function lastBefore(schedule: Schedule, day: string): string | undefined {
  const index = indexAfter(schedule, daysAfter(day, -1)) - 1
  return index < 0 ? undefined : occurrence(schedule, index)
}

/** The days a date stands for, both ends included. */
export function daysOf(schedule: Schedule, date: string, covers: Covers) {
  const index = indexAfter(schedule, daysAfter(date, -1))
  if (covers === 'ahead') return { from: date, to: daysAfter(occurrence(schedule, index + 1), -1) }
  return { from: daysAfter(occurrence(schedule, index - 1), 1), to: date }
}

/** Which occurrence is the first one after a day. */
function indexAfter(schedule: Schedule, day: string | null) {
  if (day === null || day < occurrence(schedule, 0)) return 0
  const days = { day: 1, week: 7, month: 31, year: 366 }[schedule.span] * schedule.every
  let index = Math.max(0, Math.floor((timeOf(day) - timeOf(schedule.startsOn)) / DAY / days) - 1)
  while (occurrence(schedule, index) <= day) index++
  return index
}

function daysAfter(date: string, days: number) {
  return textOf(new Date(timeOf(date) + days * DAY))
}

const timeOf = (date: string) => Date.parse(`${date}T00:00:00Z`)
const textOf = (date: Date) => date.toISOString().slice(0, date.getUTCFullYear() > 9999 ? 13 : 10)
