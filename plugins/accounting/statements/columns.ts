import { type Context, Refusal } from 'kontor/plugin'
import { monthOf } from '../ledger/calendar.js'
import { yearStart, type Column } from './measure.js'
import { dayBefore, nextDay } from './sums.js'

export const COMPARISONS = ['none', 'year', 'period', 'both'] as const
export const MOST_COLUMNS = 12

/** What a statement is compared with, how many times back, and whether what changed is shown beside each. */
export interface Comparison {
  compare: (typeof COMPARISONS)[number]
  times: number
  difference: boolean
  percent: boolean
}

type Query = Record<string, unknown>

/** The days a statement is asked for: this fiscal year until today unless told. Refused where they are none. */
export async function readColumn(ctx: Context, query: Query): Promise<Column> {
  const to = dayOf(query, 'to') ?? ctx.today
  const from = dayOf(query, 'from') ?? (await yearStart(ctx, to))
  if (from > to) throw Refusal.input([{ field: 'from', code: 'E_DAYS_TURNED' }])
  return { from, to }
}

/** `compare=period&times=11&difference=1&percent=1`: nothing unless told. */
export function readComparison(query: Query): Comparison {
  const compare = COMPARISONS.find((one) => one === (query.compare ?? 'none'))
  if (!compare) throw Refusal.choice('compare', query.compare)
  const times = Number(query.times ?? 1)
  if (!Number.isSafeInteger(times) || times < 1 || times > MOST_COLUMNS) {
    throw Refusal.input([{ field: 'times', code: 'E_COLUMNS', params: { most: MOST_COLUMNS } }])
  }
  return { compare, times, difference: query.difference === '1', percent: query.percent === '1' }
}

/** The columns of a statement: the one asked for, the spans before it, the same days of years before. Pure. */
export function columnsOf(
  column: Column,
  { compare, times }: Pick<Comparison, 'compare' | 'times'>
) {
  const back = (step: (one: Column) => Column) => {
    const found = [column]
    while (found.length <= times) found.push(step(found.at(-1)!))
    return found.slice(1)
  }
  return [
    column,
    ...(compare === 'period' || compare === 'both' ? back(spanBefore) : []),
    ...(compare === 'year' || compare === 'both' ? back(yearBefore) : []),
  ]
}

/** The same days of the year before; the last day of a month stays the last. Pure. */
export function yearBefore({ from, to }: Column): Column {
  return { from: sameDayBefore(from), to: sameDayBefore(to) }
}

function sameDayBefore(day: string) {
  const year = String(Number(day.slice(0, 4)) - 1).padStart(4, '0')
  const month = `${year}-${day.slice(5, 7)}-01`
  const isLast = monthOf(nextDay(day)) !== monthOf(day)
  return isLast ? lastOfMonth(month) : `${year}${day.slice(4)}`
}

/** As many months before, where whole months are asked for; else as many days. Pure. */
export function spanBefore({ from, to }: Column): Column {
  const end = dayBefore(from)
  const isMonths = from === monthOf(from) && monthOf(nextDay(to)) === nextDay(to)
  if (!isMonths) {
    const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY)
    return { from: new Date(Date.parse(end) - days * DAY).toISOString().slice(0, 10), to: end }
  }
  let start = monthOf(end)
  for (let month = monthOf(from); month !== monthOf(to); month = nextMonth(month)) {
    start = monthOf(dayBefore(start))
  }
  return { from: start, to: end }
}

const DAY = 86_400_000
const nextMonth = (month: string) => nextDay(lastOfMonth(month))

function lastOfMonth(month: string) {
  for (let day = 31; day > 28; day--) {
    const last = `${month.slice(0, 8)}${day}`
    const at = new Date(`${last}T00:00:00Z`)
    if (!Number.isNaN(at.getTime()) && at.toISOString().startsWith(last)) return last
  }
  return `${month.slice(0, 8)}28`
}

/** A day of the query; refused where it is none of the calendar, or of no year that books are kept for (1900 to 2999). */
export function dayOf(query: Query, key: string) {
  const day = query[key]
  if (day === undefined || day === '') return undefined
  const isDay =
    typeof day === 'string' &&
    /^(19|2\d)\d{2}-\d{2}-\d{2}$/.test(day) &&
    !Number.isNaN(Date.parse(day)) &&
    new Date(Date.parse(day)).toISOString().startsWith(day)
  if (!isDay) {
    const value = String(day).slice(0, 40)
    throw Refusal.input([{ field: key, code: 'E_DATE', params: { value } }])
  }
  return day
}
