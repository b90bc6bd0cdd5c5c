import { refuse } from '#kernel/fields/formula/refuse'
import type { Place } from '#kernel/fields/formula/refuse'
import type { Decimal } from '#kernel/records/values/decimal'

const DAY = 86_400_000

/** Year, month (1 to 12) and day of a business date. */
export const partsOf = (date: string) => date.slice(0, 10).split('-').map(Number)

/** Days from one date to the other; negative if that lies before. */
export function daysBetween(from: string, to: string) {
  return dayNumber(to) - dayNumber(from)
}

/** A date so many whole days later; a fraction of a day is left out. */
export function addDays(date: string, days: Decimal, at: Place) {
  return dateOf((dayNumber(date) + whole(days)) * DAY, at)
}

/** The same day so many months later, or the last of a shorter month: 31 January + 1 → 28 February. */
export function addMonths(date: string, months: Decimal, at: Place) {
  const [year, month, day] = partsOf(date)
  const first = Date.UTC(year, month - 1 + whole(months), 1)
  const next = Date.UTC(year, month + whole(months), 1)
  return dateOf(Math.min(first + (day - 1) * DAY, next - DAY), at)
}

/** Monday is 1, Sunday 7. */
export function weekday(date: string) {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1
}

function dayNumber(date: string) {
  const [year, month, day] = partsOf(date)
  return Date.UTC(year, month - 1, day) / DAY
}

/** Days and months are counted, not measured: 2.9 days are two. */
function whole(count: Decimal) {
  return Number(count.units / 10n ** BigInt(count.scale))
}

function dateOf(milliseconds: number, at: Place) {
  const inside = milliseconds >= Date.UTC(1000, 0, 1) && milliseconds < Date.UTC(10000, 0, 1)
  if (!inside) throw refuse('E_FORMULA_DATE_RANGE', at)
  return new Date(milliseconds).toISOString().slice(0, 10)
}
