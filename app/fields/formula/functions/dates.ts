import { addDays, addMonths, daysBetween, partsOf, weekday } from '#kernel/fields/formula/calendar'
import type { FormulaFunction } from '#kernel/fields/formula/functions/formula_function'
import { giving } from '#kernel/fields/formula/functions/formula_function'
import type { Plan } from '#kernel/fields/formula/plan'
import { refuse } from '#kernel/fields/formula/refuse'
import { SCALE } from '#kernel/fields/formula/values'
import { isDay } from '#kernel/records/fields/types/dates'
import { Decimal, divideRounded } from '#kernel/records/values/decimal'

const HOUR = 3_600_000n

const integer = (value: number) => new Decimal(BigInt(value), 0)
const counted = (of: (date: string) => number): FormulaFunction => ({
  takes: ['date'],
  gives: giving('integer'),
  run: ([date]: string[]) => integer(of(date)),
})

function existingDay([part]: Plan[]) {
  if (isDay(part.literal)) return
  const written = typeof part.literal === 'string' ? part.literal : ''
  throw refuse('E_FORMULA_DATE', part.at, { part: written.slice(0, 40) })
}

function hoursBetween(from: string, to: string) {
  const milliseconds = BigInt(Date.parse(to)) - BigInt(Date.parse(from))
  return new Decimal(divideRounded(milliseconds * 10n ** BigInt(SCALE), HOUR), SCALE)
}

export const dates: Record<string, FormulaFunction> = {
  date: {
    takes: ['text'],
    gives: giving('date'),
    verify: existingDay,
    run: ([text]: string[]) => text,
  },
  today: { takes: [], gives: giving('date'), run: (_, _at, { today }) => today },
  days_between: {
    takes: ['date', 'date'],
    gives: giving('integer'),
    run: ([from, to]: string[]) => integer(daysBetween(from, to)),
  },
  hours_between: {
    takes: ['datetime', 'datetime'],
    gives: giving('number'),
    run: ([from, to]: string[]) => hoursBetween(from, to),
  },
  add_days: {
    takes: ['date', 'number'],
    gives: giving('date'),
    run: ([date, days]: [string, Decimal], at) => addDays(date, days, at),
  },
  add_months: {
    takes: ['date', 'number'],
    gives: giving('date'),
    run: ([date, months]: [string, Decimal], at) => addMonths(date, months, at),
  },
  year: counted((date) => partsOf(date)[0]),
  month: counted((date) => partsOf(date)[1]),
  day: counted((date) => partsOf(date)[2]),
  weekday: counted(weekday),
}
