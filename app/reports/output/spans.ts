import { DateTime } from 'luxon'
import { message } from '#kernel/http/messages'
import { dateFormat } from '#kernel/reports/output/locale'
import type { AnswerColumn } from '#kernel/reports/answer'

type Bucket = NonNullable<AnswerColumn['bucket']>

const QUARTER = /^(\d{4})-?Q([1-4])$/

/** The first day of a span, given as "2026", "2026-Q1", "2026-01", "2026-W05" or that day itself. */
export function firstDay(value: string): DateTime | undefined {
  const quarter = QUARTER.exec(value)
  const text = quarter
    ? `${quarter[1]}-${String(Number(quarter[2]) * 3 - 2).padStart(2, '0')}`
    : value
  const day = DateTime.fromISO(text, { zone: 'utc' })
  return day.isValid ? day : undefined
}

/** A span of days in words: "March 2026", "березень 2026 р.", "Q1 2026". */
export function spanText(value: string, bucket: Bucket, locale: string) {
  const day = firstDay(value)
  if (!day) return value
  const at = day.toMillis()
  if (bucket === 'year') return String(day.year)
  if (bucket === 'day') {
    return dateFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(at)
  }
  if (bucket === 'month') {
    const options = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const
    return dateFormat(locale, options).format(at)
  }
  if (bucket === 'fiscal_quarter' || bucket === 'fiscal_year') {
    const last = day.plus({ months: bucket === 'fiscal_year' ? 11 : 2 })
    const options = { month: 'short', year: 'numeric', timeZone: 'UTC' } as const
    return dateFormat(locale, options).formatRange(at, last.toMillis())
  }
  const isWeek = bucket === 'week'
  return message(locale, `report_output.${bucket}`, {
    number: isWeek ? day.weekNumber : day.quarter,
    year: String(isWeek ? day.weekYear : day.year),
  })
}
