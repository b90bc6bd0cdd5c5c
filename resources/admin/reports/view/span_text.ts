import type { AnswerColumn } from '#kernel/reports/answer'
import { dateFormat } from './locale_formats.js'
import type { Wording } from './wording.js'

type Bucket = NonNullable<AnswerColumn['bucket']>

const DAY = 86_400_000

/** A span of days in words, by its first day: "March 2026", "березень 2026 р.", "Q1 2026". */
export function spanText(value: string, bucket: Bucket, { locale, t }: Wording) {
  const at = Date.parse(`${value}T00:00:00Z`)
  if (value.length !== 10 || Number.isNaN(at)) return value
  const [year, month] = value.split('-').map(Number)
  switch (bucket) {
    case 'year':
      return String(year)
    case 'day':
      return dateFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(at)
    case 'month':
      return dateFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at)
    case 'fiscal_quarter':
    case 'fiscal_year': {
      const last = Date.UTC(year, month - 1 + (bucket === 'fiscal_year' ? 11 : 2), 1)
      const options = { month: 'short', year: 'numeric', timeZone: 'UTC' } as const
      return dateFormat(locale, options).formatRange(at, last)
    }
    case 'week':
      return t('report_output.week', weekOf(at))
    case 'quarter':
      return t('report_output.quarter', { number: Math.ceil(month / 3), year: String(year) })
  }
}

/** The week of ISO 8601: it belongs to the year its Thursday is in. */
function weekOf(at: number) {
  const weekday = (new Date(at).getUTCDay() + 6) % 7
  const thursday = at + (3 - weekday) * DAY
  const year = new Date(thursday).getUTCFullYear()
  return {
    number: Math.floor((thursday - Date.UTC(year, 0, 1)) / (7 * DAY)) + 1,
    year: String(year),
  }
}
