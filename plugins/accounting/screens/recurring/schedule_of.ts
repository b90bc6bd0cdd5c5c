import type { Covers, Schedule, Span } from '../../recurring/schedule'

type Values = Record<string, unknown>

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
const whole = (value: unknown) => {
  const number = Number(value)
  return Number.isSafeInteger(number) && number > 0 ? number : null
}

/** The schedule of a record, or of a form as it is typed; nothing while it is not whole. */
export function scheduleOf(values: Values): Schedule | undefined {
  const [every, startsOn] = [whole(values.every), text(values.starts_on)]
  if (!every || !startsOn || !/^\d{4}-\d\d-\d\d$/.test(startsOn)) return undefined
  return {
    every,
    span: (text(values.span) ?? 'month') as Span,
    startsOn,
    onLastDay: values.on_last_day === true,
    until: text(values.until),
    times: whole(values.times),
  }
}

export const progressOf = (values: Values) => ({
  lastOn: text(values.last_on),
  made: whole(values.made) ?? 0,
})

export const coversOf = (values: Values) => (text(values.covers) ?? 'ahead') as Covers
