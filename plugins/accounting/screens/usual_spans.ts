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

/** The year up to a day, its month, quarter and year, and those before them; some may be the same. */
function around(today: string): Days[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1]
  const quarter = month - (month % 3) + 2
  return [
    { from: iso(year, 0, 1), to: today },
    monthsTo(year, month, 1),
    monthsTo(year, month - 1, 1),
    monthsTo(year, quarter, 3),
    monthsTo(year, quarter - 3, 3),
    monthsTo(year, 11, 12),
    monthsTo(year - 1, 11, 12),
  ]
}

/** Spans asked for again and again on a day (ISO), each once. */
export function usualSpans(today: string): Days[] {
  return [...new Map(around(today).map((one) => [`${one.from} ${one.to}`, one])).values()]
}

/** Days balances are asked for: the day itself (ISO), and the ends of the month, quarter and year before it. */
export function usualDays(today: string): { to: string; endOf?: Days }[] {
  const [, , month, , quarter, , year] = around(today)
  // The end of a longer span is told as that of the longest.
  const ends = new Map(
    [month, quarter, year].map((span) => [span.to, { to: span.to, endOf: span }])
  )
  ends.delete(today)
  return [{ to: today }, ...ends.values()]
}
