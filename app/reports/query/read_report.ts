import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import type { Model } from '#kernel/records/model'
import { refused } from '#kernel/records/query/refusals'
import { answered } from '#kernel/reports/query/parameters'
import { readComputed } from '#kernel/reports/query/read_computed'
import type { ReadComputed } from '#kernel/reports/query/read_computed'
import { readConversion } from '#kernel/reports/query/read_conversion'
import type { ReadConversion } from '#kernel/reports/query/read_conversion'
import { readBucket, readDimension } from '#kernel/reports/query/read_dimension'
import type { ReadDimension } from '#kernel/reports/query/read_dimension'
import { readMeasure } from '#kernel/reports/query/read_measure'
import type { ReadMeasure } from '#kernel/reports/query/read_measure'
import { readAll, readCount, readFlag, readShape, readText } from '#kernel/reports/query/shape'
import { declaredSource } from '#kernel/reports/sources/declared'
import type { DeclaredSource } from '#kernel/reports/sources/declared'
import type { Shape } from '#kernel/reports/query/shape'

export interface ReadPivot extends ReadDimension {
  limit: number
}

export interface SortWord {
  position: string
  key: string
  descending: boolean
}

/** A report's query, read and within its limits; its paths are not looked up yet. */
export interface ReadReport {
  /** The model, or the first of those a declared source draws from. */
  model: Model
  declared: DeclaredSource | null
  /** The paths of a plain table; then there is nothing to gather by. */
  columns: string[]
  dimensions: ReadDimension[]
  measures: ReadMeasure[]
  computed: ReadComputed[]
  conversion: ReadConversion | null
  filter: unknown
  having: unknown
  sort: SortWord[]
  pivot: ReadPivot | null
  limit: number | undefined
  others: boolean
  archived: boolean
}

/** Rows of one answer; whoever wants more exports. */
export const MOST_ROWS = 50_000

const KEYS = [
  'source',
  'columns',
  'dimensions',
  'measures',
  'computed',
  'conversion',
  'filter',
  'having',
  'sort',
  'pivot',
  'limit',
  'others',
  'archived',
  'parameters',
  'values',
]
const MOST_COLUMNS = 60
const MOST_DIMENSIONS = 6
const MOST_MEASURES = 20
const MOST_COMPUTED = 20
const MOST_SORTS = 5
const MOST_ACROSS = 100
const ACROSS = 30

/** Reads a report's query. Unknown keys are refused by name, everything malformed where it stands (422). */
export function readReport(ctx: Context, query: unknown): ReadReport {
  const shape = readShape(query, '', KEYS)
  const { model, declared } = sourceOf(ctx, shape.source)
  const columns = readAll(shape.columns, 'columns', MOST_COLUMNS, readText)
  const dimensions = readAll(shape.dimensions, 'dimensions', MOST_DIMENSIONS, readDimension)
  const measures = readAll(shape.measures, 'measures', MOST_MEASURES, readMeasure)
  const computed = readAll(shape.computed, 'computed', MOST_COMPUTED, readComputed)
  const pivot = readPivot(shape.pivot)
  if (columns.length > 0) refuseGathering({ dimensions, measures, pivot, shape })
  else if (dimensions.length + measures.length === 0) throw refused('columns', 'E_REPORT_EMPTY')
  const named = [...dimensions, ...measures]
  refuseTwice(named, new Set(), 'as')
  refuseTwice(computed, new Set([...columns, ...named.map((one) => one.key)]), 'key')
  return {
    model,
    declared,
    columns: [...new Set(columns)],
    dimensions,
    measures:
      measures.length > 0 || columns.length > 0
        ? measures
        : [readMeasure({ fn: 'count' }, 'measures.0')],
    computed,
    conversion: readConversion(shape.conversion),
    filter: answered(shape.filter, shape.parameters, shape.values),
    having: shape.having,
    sort: readSort(shape.sort),
    pivot,
    limit: readCount(shape.limit, 'limit', MOST_ROWS),
    others: readFlag(shape.others, 'others'),
    archived: readFlag(shape.archived, 'archived'),
  }
}

function sourceOf(ctx: Context, name: unknown): Pick<ReadReport, 'model' | 'declared'> {
  const declared = typeof name === 'string' ? declaredSource(ctx, name) : undefined
  if (declared) return { model: registry.model(declared.from[0].model), declared }
  const model = typeof name === 'string' ? registry.models.get(name) : undefined
  if (!model || !ctx.has(model.plugin)) throw refused('source', 'E_REPORT_SOURCE')
  return { model, declared: null }
}

function readPivot(value: unknown): ReadPivot | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'string') {
    return { position: 'pivot', field: readText(value, 'pivot'), key: value, limit: ACROSS }
  }
  const shape = readShape(value, 'pivot', ['field', 'bucket', 'limit'])
  const field = readText(shape.field, 'pivot.field')
  return {
    position: 'pivot',
    field,
    key: field,
    limit: readCount(shape.limit, 'pivot.limit', MOST_ACROSS) ?? ACROSS,
    ...readBucket(shape.bucket, 'pivot.bucket'),
  }
}

function readSort(value: unknown): SortWord[] {
  const words = typeof value === 'string' ? value.split(',').filter(Boolean) : value
  return readAll(words, 'sort', MOST_SORTS, (one, position) => {
    const word = readText(one, position)
    const descending = word.startsWith('-')
    return { position, key: descending ? word.slice(1) : word, descending }
  })
}

interface Gathering {
  dimensions: readonly unknown[]
  measures: readonly unknown[]
  pivot: ReadPivot | null
  shape: Shape
}

/** A plain table shows records one by one: there is nothing to measure. */
function refuseGathering({ dimensions, measures, pivot, shape }: Gathering) {
  if (dimensions.length > 0) throw refused('dimensions', 'E_REPORT_COLUMNS')
  if (measures.length > 0) throw refused('measures', 'E_REPORT_COLUMNS')
  if (pivot) throw refused('pivot', 'E_REPORT_COLUMNS')
  if (shape.having !== undefined && shape.having !== null) {
    throw refused('having', 'E_REPORT_COLUMNS')
  }
  if (shape.conversion !== undefined && shape.conversion !== null) {
    throw refused('conversion', 'E_REPORT_COLUMNS')
  }
  if (shape.others) throw refused('others', 'E_REPORT_COLUMNS')
}

/** Two parts of an answer with one name: the second is refused. */
function refuseTwice(
  parts: readonly { key: string; position: string }[],
  seen: Set<string>,
  word: 'as' | 'key'
) {
  for (const { key, position } of parts) {
    if (seen.has(key)) throw refused(`${position}.${word}`, 'E_REPORT_TWICE')
    seen.add(key)
  }
}
