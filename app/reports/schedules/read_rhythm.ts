import { Refusal } from '#kernel/http/refusal'
import { EVERY, LAST_DAY, type Rhythm } from '#kernel/reports/schedules/rhythm'

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

/** A rhythm as it was typed, without what its kind does not need. Throws 422 naming the part that is wrong. */
export function readRhythm(input: Partial<Record<keyof Rhythm, unknown>>): Rhythm {
  const every = EVERY.find((one) => one === input.every)
  if (!every) throw Refusal.choice('rhythm.every', input.every)
  const time = String(input.time ?? '')
  if (!TIME.test(time)) throw wrong('time', 'E_SCHEDULE_TIME')
  if (every === 'week') return { every, time, days: daysOf(input.days) }
  if (every === 'month' || every === 'quarter') return { every, time, day: dayOf(input.day) }
  return { every, time }
}

function daysOf(days: unknown) {
  const list = Array.isArray(days) ? [...new Set<unknown>(days)] : []
  const isDay = (day: unknown): day is number =>
    Number.isInteger(day) && Number(day) >= 1 && Number(day) <= 7
  if (list.length === 0 || !list.every(isDay)) throw wrong('days', 'E_SCHEDULE_DAYS')
  return list.sort((one, other) => one - other)
}

function dayOf(day: unknown) {
  if (day === LAST_DAY) return day
  if (Number.isInteger(day) && Number(day) >= 1 && Number(day) <= 31) return Number(day)
  throw wrong('day', 'E_SCHEDULE_DAY')
}

const wrong = (field: string, code: string) => Refusal.input([{ field: `rhythm.${field}`, code }])
