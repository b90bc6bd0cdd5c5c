/** A span of business dates, both ends included. */
export interface Span {
  startsOn: string
  endsOn: string
}

/** Months touched from one date to another: January to March is 3. */
export function monthsBetween(from: string, to: string) {
  return monthIndex(to) - monthIndex(from) + 1
}

/** The fiscal year that holds a date, of twelve months that begin with `firstMonth` ("04"). */
export function yearAround(date: string, firstMonth: string): Span {
  const first = Number(firstMonth) - 1
  const index = monthIndex(date)
  const start = index - ((index - first + 12) % 12)
  return { startsOn: firstDay(start), endsOn: lastDay(start + 11) }
}

/** The year of twelve months that follows a date. */
export function yearAfter(endsOn: string): Span {
  const start = monthIndex(endsOn) + 1
  return { startsOn: firstDay(start), endsOn: lastDay(start + 11) }
}

/** "2026" for a calendar year, "2026-27" for one that ends in the next. */
export function yearName({ startsOn, endsOn }: Span) {
  const [first, last] = [startsOn.slice(0, 4), endsOn.slice(0, 4)]
  return first === last ? first : `${first}-${last.slice(2)}`
}

/**
 * A span as periods are named, the same in every language: "2026-10", "2026-10 – 2026-12", "2026" for a calendar year;
 * days that are no whole months stand for themselves.
 */
export function nameOfSpan(span: Span) {
  const { startsOn, endsOn } = span
  if (startsOn !== monthOf(startsOn) || endsOn !== lastOfMonth(endsOn)) {
    return `${startsOn} – ${endsOn}`
  }
  const [first, last] = [startsOn.slice(0, 7), endsOn.slice(0, 7)]
  if (first === last) return first
  const isYear = first.endsWith('-01') && last === `${first.slice(0, 4)}-12`
  return isYear ? first.slice(0, 4) : `${first} – ${last}`
}

/** The months of a span, the first and last cut to it. */
export function monthsOf({ startsOn, endsOn }: Span): (Span & { name: string })[] {
  return Array.from({ length: monthsBetween(startsOn, endsOn) }, (_, at) => {
    const month = monthIndex(startsOn) + at
    const [first, last] = [firstDay(month), lastDay(month)]
    return {
      name: first.slice(0, 7),
      startsOn: first < startsOn ? startsOn : first,
      endsOn: last > endsOn ? endsOn : last,
    }
  })
}

/** The first day of the month of a date: balances are kept by it. */
export const monthOf = (date: string) => `${date.slice(0, 7)}-01`

/** The last day of the month of a date. */
export const lastOfMonth = (date: string) => lastDay(monthIndex(date))

/** The day that follows a date. */
export const dayAfter = (date: string) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** The month before that of a date. */
export function monthBefore(date: string): Span {
  const month = monthIndex(date) - 1
  return { startsOn: firstDay(month), endsOn: lastDay(month) }
}

const monthIndex = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1

function firstDay(month: number) {
  const year = String(Math.floor(month / 12)).padStart(4, '0')
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}-01`
}

function lastDay(month: number) {
  const [year, of] = [Math.floor(month / 12), month % 12]
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][of]
  return `${firstDay(month).slice(0, 8)}${days}`
}
