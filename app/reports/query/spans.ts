import { DateTime } from 'luxon'
import { engine } from '#config/database'
import { bucketEnd, bucketStart, BUCKETS } from '#kernel/records/query/groups/bucket'
import type { Bucket } from '#kernel/records/query/groups/bucket'
import { sql } from '#kernel/records/query/sql'
import type { Sql } from '#kernel/records/query/sql'

/** Spans of the company's financial year, and the spans of the calendar they are counted in. */
const FISCAL = { fiscal_quarter: 'quarter', fiscal_year: 'year' } as const

type Fiscal = keyof typeof FISCAL

/** What days can be put together by: ISO weeks, spans of the calendar, spans of the financial year. */
export type Span = Bucket | Fiscal

export const SPAN_WORDS: readonly string[] = [...BUCKETS, ...Object.keys(FISCAL)]

const SPANS: ReadonlySet<unknown> = new Set(SPAN_WORDS)

export const isSpan = (word: unknown): word is Span => SPANS.has(word)

export const isFiscal = (span: Span): span is Fiscal => span in FISCAL

/** The first day of the span a day falls into; `firstMonth` (1 to 12) begins the financial year. */
export function spanStart(day: Sql, span: Span, firstMonth: number): Sql {
  if (!isFiscal(span)) return bucketStart(day, span)
  const before = firstMonth - 1
  const counted = shifted(bucketStart(day, 'month'), -before)
  return shifted(bucketStart(counted, FISCAL[span]), before)
}

/** The last day of the span that starts on a day. */
export function spanEnd(start: string, span: Span): string {
  if (!isFiscal(span)) return bucketEnd(start, span)
  const months = span === 'fiscal_year' ? 12 : 3
  return DateTime.fromISO(start, { zone: 'utc' }).plus({ months }).minus({ days: 1 }).toISODate()!
}

/** The first day of the span before the one that starts on a day. */
export function spanBefore(start: string, span: Span): string {
  const unit = isFiscal(span) ? FISCAL[span] : span
  return DateTime.fromISO(start, { zone: 'utc' })
    .minus({ [`${unit}s`]: 1 })
    .toISODate()!
}

/** Months on the first of which days stand: adding never meets a shorter month. */
function shifted(first: Sql, months: number): Sql {
  const text =
    engine === 'sqlite'
      ? `date(${first.sql}, '${months} months')`
      : `DATE_FORMAT(DATE_ADD(${first.sql}, INTERVAL ${months} MONTH), '%Y-%m-%d')`
  return sql(text, first.bindings)
}
