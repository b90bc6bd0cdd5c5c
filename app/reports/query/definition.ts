import type { FilterNode } from '#kernel/records/query/filter'
import type { Span } from '#kernel/reports/query/spans'

export const MEASURE_FUNCTIONS = [
  'count',
  'count_distinct',
  'sum',
  'avg',
  'min',
  'max',
  'share',
  'running',
  'delta',
] as const

export type MeasureFunction = (typeof MEASURE_FUNCTIONS)[number]

/** From the first to before the last: "100" is in the second of ["0", "100"] and ["100", "200"]. */
export type Range = readonly [from: string | number | null, before: string | number | null]

/** Ranges one by one, or just the values where one ends and the next begins. */
export interface Ranges {
  ranges: readonly Range[] | readonly (string | number)[]
}

export interface DimensionQuery {
  field: string
  bucket?: Span | Ranges
  as?: string
  /** Its heading; else the field's own name. */
  label?: string
}

export interface MeasureQuery {
  fn: MeasureFunction
  field?: string
  as?: string
  /** Its heading; else said from the function and the field. */
  label?: string
}

export interface PivotQuery {
  field: string
  bucket?: Span | Ranges
  /** So many values across the top, those with the most; the others stand together. */
  limit?: number
}

/**
 * A column that an expression makes of the fields of a row, or of the keys of the answer: `sum_net / count`.
 * Typed and exact (app/fields/formula).
 */
export interface ComputedQuery {
  key: string
  label?: string
  formula: string
}

/** Amounts of every currency in one: by the rates given here, else by those that a plugin keeps. */
export interface ConversionQuery {
  to: string
  /** The day whose rates count; today unless told. */
  on?: string
  /** What one unit of a currency is worth: `{"USD": "0.92"}`. */
  rates?: Record<string, string>
}

/** A value of a filter that is asked for when the report runs: `{"parameter": "from"}`. */
export interface ParameterQuery {
  key: string
  label?: string
  default?: unknown
}

/** A report as it travels and is saved (API.md). */
export interface ReportQuery {
  /** The model: `sales.order`. */
  source: string
  /** Paths of a plain table; without measures. */
  columns?: readonly string[]
  dimensions?: readonly (string | DimensionQuery)[]
  measures?: readonly MeasureQuery[]
  computed?: readonly ComputedQuery[]
  conversion?: ConversionQuery
  filter?: FilterNode
  /** A filter on the keys of the answer. */
  having?: FilterNode
  /** Keys of the answer, or paths of a plain table: `-sum_net,status`. */
  sort?: string | readonly string[]
  pivot?: string | PivotQuery
  limit?: number
  /** Everything behind the limit as one more row. */
  others?: boolean
  archived?: boolean
  parameters?: readonly ParameterQuery[]
  /** What was answered to the parameters. */
  values?: Record<string, unknown>
}
