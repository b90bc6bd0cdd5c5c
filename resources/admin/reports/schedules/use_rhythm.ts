import { useMessages } from 'kontor/ui'
import type { Rhythm } from '#kernel/reports/schedules/rhythm'

const SUNDAY = Date.UTC(2026, 10, 22)
const DAY = 24 * 3600 * 1000

/** A rhythm in words: "Monday, Friday at 07:30". */
export function useRhythm() {
  const { t, locale } = useMessages()

  /** 1 is Monday, 7 is Sunday. */
  function weekday(day: number, style: 'long' | 'short' = 'long') {
    const format = new Intl.DateTimeFormat(locale.value, { weekday: style, timeZone: 'UTC' })
    return format.format(SUNDAY + day * DAY)
  }

  function words({ every, time, days = [], day }: Rhythm) {
    const isLast = day === 'last' && (every === 'month' || every === 'quarter')
    return t(`report_schedules.rhythm.${every}${isLast ? '_last' : ''}`, {
      time,
      day: String(day ?? ''),
      days: days.map((one) => weekday(one)).join(', '),
    })
  }
  return { words, weekday }
}
