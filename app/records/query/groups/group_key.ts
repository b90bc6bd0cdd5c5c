import { engine } from '#config/database'
import type { FieldKind } from '#kernel/records/fields/kinds'
import type { Column, Columns } from '#kernel/records/query/column'
import type { FilterNode } from '#kernel/records/query/filter'
import { bucketEnd, isBucket } from '#kernel/records/query/groups/bucket'
import type { Bucket } from '#kernel/records/query/groups/bucket'
import { refused, unknownField } from '#kernel/records/query/refusals'

/** What rows are gathered by: a field's value, or the span of days its date falls into. */
export interface GroupKey {
  path: string
  column: Column
  bucket?: Bucket
  descending: boolean
}

const MOST_KEYS = 2

const GROUPABLE = new Set<FieldKind>([
  'text',
  'email',
  'phone',
  'url',
  'integer',
  'boolean',
  'date',
  'datetime',
  'choice',
  'reference',
])

export const isGroupable = (kind: FieldKind) => GROUPABLE.has(kind)

/** `state`, `due_on:month` or `-due_on:month`, at most two of them with a comma between. */
export function parseGroup(columns: Columns, text: string): GroupKey[] {
  const words = text.split(',').filter((one) => one !== '')
  if (words.length > MOST_KEYS) throw refused('group', 'E_QUERY_TOO_LARGE')
  return words.map((word, position) => parseKey(columns, word, `group.${position}`))
}

function parseKey(columns: Columns, word: string, position: string): GroupKey {
  const [, minus, path, , bucket] = /^(-?)([^:]+)(:(\w+))?$/.exec(word) ?? []
  const column = path === undefined ? undefined : columns.column(path)
  if (!column || !isGroupable(column.field.kind)) throw unknownField(position)
  if (!isDated(column)) {
    if (bucket !== undefined) throw refused(position, 'E_BUCKET')
    return { path, column, descending: minus === '-' }
  }
  const span = bucket ?? 'month'
  if (!isBucket(span)) throw refused(position, 'E_BUCKET')
  return { path, column, bucket: span, descending: minus === '-' }
}

export const isDated = ({ field }: Column) => field.kind === 'date' || field.kind === 'datetime'

/** Text without case, as filters compare it: SQLite by itself knows only ASCII letters. */
export function plainExpression({ sql, field }: Column) {
  const isText = ['text', 'email', 'phone', 'url'].includes(field.kind)
  return engine === 'sqlite' && isText ? `fold(${sql})` : sql
}

/** The condition that finds the rows of one group again. */
export function groupFilter({ path, column, bucket }: GroupKey, value: unknown): FilterNode {
  if (value === null) return [path, 'null']
  if (!bucket) return [path, 'eq', column.field.kind === 'boolean' ? value === true : value]
  return [path, 'between', [String(value), bucketEnd(String(value), bucket)]]
}
