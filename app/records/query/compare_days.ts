import type { Context } from '#kernel/companies/context'
import { isDay, momentToColumn } from '#kernel/records/fields/types/dates'
import { invalid } from '#kernel/records/fields/types/field_type'
import type { Column } from '#kernel/records/query/column'
import { momentsOf, relativeDays } from '#kernel/records/query/relative_dates'
import type { Days } from '#kernel/records/query/relative_dates'
import { sql } from '#kernel/records/query/sql'
import type { Sql } from '#kernel/records/query/sql'

type Sign = 'eq' | 'gt' | 'gte' | 'lt' | 'lte'

/**
 * A date or moment compared with a span of days, `{"relative": "last_quarter"}`, or a moment with
 * one day of the company's calendar: `eq` is within, `gt` after the last, `lt` before the first.
 * Undefined where the value is neither.
 */
export function compareDays(
  ctx: Context,
  { field, sql: name }: Column,
  sign: Sign,
  value: unknown
): Sql | undefined {
  if (field.kind !== 'date' && field.kind !== 'datetime') return undefined
  const days = spanOf(ctx, value, field.kind === 'datetime')
  if (!days) return undefined
  const [from, before] = boundsOf(ctx, field.kind, days)
  const end = field.kind === 'date' ? '<=' : '<'
  switch (sign) {
    case 'eq':
      return sql(`(${name} >= ? AND ${name} ${end} ?)`, [from, before])
    case 'gte':
      return sql(`${name} >= ?`, [from])
    case 'lt':
      return sql(`${name} < ?`, [from])
    case 'lte':
      return sql(`${name} ${end} ?`, [before])
    case 'gt':
      return sql(`${name} ${field.kind === 'date' ? '>' : '>='} ?`, [before])
  }
}

function spanOf(ctx: Context, value: unknown, dayIsSpan: boolean): Days | undefined {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const alone = Object.keys(value).length === 1
    const days = alone && relativeDays((value as { relative?: unknown }).relative, ctx.today)
    if (!days) throw invalid('E_RELATIVE_DATE')
    return days
  }
  return dayIsSpan && isDay(value) ? { from: value, to: value } : undefined
}

function boundsOf(ctx: Context, kind: string, days: Days) {
  if (kind === 'date') return [days.from, days.to]
  const moments = momentsOf(days, ctx.company.timeZone)
  return [momentToColumn(moments.from), momentToColumn(moments.before)]
}
