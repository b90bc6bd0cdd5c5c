/** When an instalment is due, counted from a document's date. Pure: the browser shows the same days as the server writes. */
export interface DueRule {
  /** From the document's date, or from the end of its month. */
  startsAt: 'date' | 'month_end'
  months: number
  days: number
  /** Whether the day reached moves to the end of its month. */
  movesTo: 'nothing' | 'month_end'
  /** Then on to the next such day of a month (1 to 31; in shorter months their last day). */
  onDay: number | null
}

/** The day, "2026-11-22", on which an instalment of this rule is due. */
export function dueDate(rule: DueRule, from: string): string {
  let day = dayOf(from)
  if (rule.startsAt === 'month_end') day = monthEnd(day)
  day = addDays(addMonths(day, rule.months), rule.days)
  if (rule.movesTo === 'month_end') day = monthEnd(day)
  if (rule.onDay) day = nextDayOfMonth(day, rule.onDay)
  return textOf(day)
}

/** So many days later: "2026-01-31" and 1 give "2026-02-01". */
export function daysLater(from: string, days: number) {
  return textOf(addDays(dayOf(from), days))
}

interface Day {
  year: number
  /** 0 for January. */
  month: number
  day: number
}

function dayOf(text: string): Day {
  const [year, month, day] = text.split('-').map(Number)
  return { year, month: month - 1, day }
}

function textOf({ year, month, day }: Day) {
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10)
}

function normal(year: number, month: number, day: number): Day {
  return dayOf(textOf({ year, month, day }))
}

function lastDay(year: number, month: number) {
  return normal(year, month + 1, 0).day
}

function monthEnd({ year, month }: Day): Day {
  return { year, month, day: lastDay(year, month) }
}

/** 31 January and a month is the last day of February. */
function addMonths({ year, month, day }: Day, months: number): Day {
  const first = normal(year, month + months, 1)
  return { ...first, day: Math.min(day, lastDay(first.year, first.month)) }
}

function addDays({ year, month, day }: Day, days: number) {
  return normal(year, month, day + days)
}

function nextDayOfMonth(from: Day, wanted: number): Day {
  const here = Math.min(wanted, lastDay(from.year, from.month))
  if (here >= from.day) return { ...from, day: here }
  const next = normal(from.year, from.month + 1, 1)
  return { ...next, day: Math.min(wanted, lastDay(next.year, next.month)) }
}
