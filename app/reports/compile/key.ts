import { engine } from '#config/database'
import type { Field } from '#kernel/records/fields/kinds'
import { typeOf } from '#kernel/records/fields/types/index'
import type { Model } from '#kernel/records/model'
import type { Column } from '#kernel/records/query/column'
import type { FilterNode } from '#kernel/records/query/filter'
import { sql } from '#kernel/records/query/sql'
import type { Sql } from '#kernel/records/query/sql'
import type { ReadRange } from '#kernel/reports/query/read_dimension'
import { spanEnd } from '#kernel/reports/query/spans'
import type { Span } from '#kernel/reports/query/spans'

/** What rows are gathered by: a value, the span of days it falls into, or the range. */
export interface Key {
  key: string
  path: string
  /** Its heading, where its author wrote one. */
  label?: string
  column: Column
  /** The field as its model declares it, for its label and what its values are called. */
  field: Field
  model: Model
  span?: Span
  ranges?: readonly ReadRange[]
  /** It only keeps amounts apart. */
  isCurrency?: true
}

const TEXTS = new Set(['text', 'email', 'phone', 'url'])

export const isText = ({ column, ranges }: Key) => !ranges && TEXTS.has(column.field.kind)

/** Equal for values that count as the same, as filters compare them: text without case. */
export function identity(key: Key, raw: unknown): string | null {
  if (raw === null || raw === undefined) return null
  const text = String(raw)
  if (!isText(key)) return text
  const folded = text.toLocaleLowerCase('und')
  if (engine === 'sqlite') return folded
  return folded.normalize('NFD').replace(/\p{M}/gu, '').trimEnd()
}

/** As it travels: a day for a span, the number of a range, else the field's own wire form. */
export function wireOf(
  { column, span, ranges }: Key,
  raw: unknown,
  /** The currency an amount is in. */
  currency?: string
): unknown {
  if (raw === null || raw === undefined) return null
  if (span) return String(raw)
  if (ranges) return Number(raw)
  const { field } = column
  return typeOf(field.kind).columnToWire(
    { [field.key]: raw, [field.currency ?? '']: currency },
    field
  )
}

/** The condition that finds the records of one value again, in the grammar of lists. */
export function filterOf(key: Key, raw: unknown, currency?: string): FilterNode {
  const { path, column, span, ranges } = key
  if (ranges) return rangeFilter(path, ranges, raw)
  if (raw === null || raw === undefined) return [path, 'null']
  if (span) return [path, 'between', [String(raw), spanEnd(String(raw), span)]]
  if (column.field.kind === 'boolean') return [path, 'eq', Number(raw) === 1]
  return [path, 'eq', wireOf(key, raw, currency)]
}

function rangeFilter(path: string, ranges: readonly ReadRange[], raw: unknown): FilterNode {
  if (raw !== null && raw !== undefined) return within(path, ranges[Number(raw)])
  return { and: ranges.map((one) => ({ not: within(path, one) })) }
}

function within(path: string, { from, before }: ReadRange): FilterNode {
  const parts: FilterNode[] = []
  if (from !== null) parts.push([path, 'gte', from])
  if (before !== null) parts.push([path, 'lt', before])
  return { and: parts }
}

/** The values of ranges, first to last; one that fits none has none. */
export function rangeExpression(conditions: readonly Sql[]): Sql {
  const whens = conditions.map((one, index) => `WHEN ${one.sql} THEN ${index}`)
  return sql(
    `CASE ${whens.join(' ')} END`,
    conditions.flatMap((one) => one.bindings)
  )
}
