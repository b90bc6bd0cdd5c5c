/** The days from one to another, both ISO dates and both within. */
export interface Days {
  from: string
  to: string
}

const iso = (year: number, month: number, day: number) =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10)

/** Whole months up to a last one, counted from 0; below 0 they are of the year before. */
const monthsTo = (year: number, last: number, size: number): Days => ({
  from: iso(year, last - size + 1, 1),
  to: iso(year, last + 1, 0),
})

/** What is asked for again and again: the month, quarter and year of a day (ISO), and those before them. */
export function usualSpans(today: string): Days[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1]
  const quarter = month - (month % 3) + 2
  return [
    monthsTo(year, month, 1),
    monthsTo(year, month - 1, 1),
    monthsTo(year, quarter, 3),
    monthsTo(year, quarter - 3, 3),
    monthsTo(year, 11, 12),
    monthsTo(year - 1, 11, 12),
  ]
}

/** Days balances are asked for: the day itself (ISO), and the ends of the month, quarter and year before it. */
export function usualDays(today: string): string[] {
  const ends = usualSpans(today).map((one) => one.to)
  return [...new Set([today, ends[1], ends[3], ends[5]])]
}
