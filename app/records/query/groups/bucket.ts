import { DateTime } from 'luxon'
import { engine } from '#config/database'
import { sql } from '#kernel/records/query/sql'
import type { Sql } from '#kernel/records/query/sql'

export const BUCKETS = ['day', 'week', 'month', 'quarter', 'year'] as const
export type Bucket = (typeof BUCKETS)[number]

export const isBucket = (word: unknown): word is Bucket => BUCKETS.includes(word as Bucket)

/** The first day of the bucket a day falls into, as "2026-11-01"; weeks begin on Monday. */
export function bucketStart(day: Sql, bucket: Bucket): Sql {
  const text = engine === 'sqlite' ? SQLITE[bucket](day.sql) : MYSQL[bucket](day.sql)
  const times = text.split(day.sql).length - 1
  return sql(text, Array.from({ length: times }, () => day.bindings).flat())
}

/** The last day of the bucket that starts on a day. */
export function bucketEnd(start: string, bucket: Bucket): string {
  const day = DateTime.fromISO(start, { zone: 'utc' })
  return day.endOf(bucket).toISODate()!
}

const SQLITE: Record<Bucket, (day: string) => string> = {
  day: (day) => `substr(${day}, 1, 10)`,
  week: (day) => `date(${day}, '-6 days', 'weekday 1')`,
  month: (day) => `substr(${day}, 1, 7) || '-01'`,
  quarter: (day) =>
    `substr(${day}, 1, 5) || substr('01040710', ((cast(substr(${day}, 6, 2) as integer) - 1) / 3) * 2 + 1, 2) || '-01'`,
  year: (day) => `substr(${day}, 1, 4) || '-01-01'`,
}

const MYSQL: Record<Bucket, (day: string) => string> = {
  day: (day) => `DATE_FORMAT(${day}, '%Y-%m-%d')`,
  week: (day) => `DATE_FORMAT(DATE_SUB(${day}, INTERVAL WEEKDAY(${day}) DAY), '%Y-%m-%d')`,
  month: (day) => `DATE_FORMAT(${day}, '%Y-%m-01')`,
  quarter: (day) => `CONCAT(YEAR(${day}), '-', LPAD(QUARTER(${day}) * 3 - 2, 2, '0'), '-01')`,
  year: (day) => `DATE_FORMAT(${day}, '%Y-01-01')`,
}
