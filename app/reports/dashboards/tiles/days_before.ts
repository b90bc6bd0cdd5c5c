import { DateTime } from 'luxon'

type Days = [from: string, to: string]

/**
 * The span before: of a whole month, quarter or year the one before it, of any other days as many before.
 * `["2026-11-01", "2026-11-30"]` → `["2026-10-01", "2026-10-31"]`.
 */
export function daysBefore([from, to]: Days): Days {
  const first = day(from)
  const last = day(to)
  for (const unit of ['year', 'quarter', 'month'] as const) {
    if (!first.startOf(unit).equals(first) || !first.endOf(unit).startOf('day').equals(last)) {
      continue
    }
    const start = first.minus({ [`${unit}s`]: 1 })
    return [start.toISODate()!, start.endOf(unit).toISODate()!]
  }
  const count = last.diff(first, 'days').days + 1
  return [first.minus({ days: count }).toISODate()!, first.minus({ days: 1 }).toISODate()!]
}

const day = (text: string) => DateTime.fromISO(text, { zone: 'utc' })
