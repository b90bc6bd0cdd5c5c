import type { FilterNode } from '#kernel/records/query/filter'
import type { Presentation } from '#kernel/reports/output/presentation'
import type {
  ComputedQuery,
  ConversionQuery,
  DimensionQuery,
  MeasureQuery,
  ParameterQuery,
  PivotQuery,
  ReportQuery,
} from '#kernel/reports/query/definition'

/** A report while somebody works on it: its query with every part there, and how it is shown. */
export interface Definition {
  source: string
  /** Records one by one; else gathered and measured. */
  isPlain: boolean
  columns: readonly string[]
  dimensions: readonly DimensionQuery[]
  measures: readonly MeasureQuery[]
  pivot: PivotQuery | null
  computed: readonly ComputedQuery[]
  /** gathered: the one currency all amounts are shown in. */
  conversion: ConversionQuery | null
  filter: FilterNode | null
  having: FilterNode | null
  /** Keys of the answer, or paths of a plain table; "-" before them is downwards. */
  sort: readonly string[]
  limit: number | null
  others: boolean
  archived: boolean
  parameters: readonly ParameterQuery[]
  presentation: Presentation
}

/** A report about a source that shows nothing yet. */
export function startOf(source: string, filter: FilterNode | null = null): Definition {
  return {
    source,
    isPlain: false,
    columns: [],
    dimensions: [],
    measures: [],
    pivot: null,
    computed: [],
    conversion: null,
    filter,
    having: null,
    sort: [],
    limit: null,
    others: false,
    archived: false,
    parameters: [],
    presentation: { kind: 'table' },
  }
}

/** A saved report as it is worked on. */
export function definitionOf(query: ReportQuery, presentation: Presentation | null): Definition {
  const { sort, pivot } = query
  const words = typeof sort === 'string' ? sort.split(',').filter(Boolean) : (sort ?? [])
  return {
    source: query.source,
    isPlain: (query.columns ?? []).length > 0,
    columns: query.columns ?? [],
    dimensions: (query.dimensions ?? []).map((one) =>
      typeof one === 'string' ? { field: one } : one
    ),
    measures: query.measures ?? [],
    pivot: typeof pivot === 'string' ? { field: pivot } : (pivot ?? null),
    computed: query.computed ?? [],
    conversion: query.conversion ?? null,
    filter: query.filter ?? null,
    having: query.having ?? null,
    sort: words,
    limit: query.limit ?? null,
    others: query.others ?? false,
    archived: query.archived ?? false,
    parameters: query.parameters ?? [],
    presentation: presentation ?? { kind: pivot ? 'pivot' : 'table' },
  }
}

/** Whether there is anything to ask for. */
export function isEmpty({ isPlain, columns, dimensions, measures }: Definition) {
  return isPlain ? columns.length === 0 : dimensions.length + measures.length === 0
}

/** The query as it is sent and saved: only what it says. */
export function queryOf(definition: Definition): ReportQuery {
  const { source, isPlain, columns, filter, parameters, sort, limit } = definition
  const computed = definition.computed.filter(({ formula }) => formula.trim() !== '')
  const { dimensions, measures, pivot, conversion, having, others, archived } = definition
  const gathered = {
    ...(dimensions.length > 0 && { dimensions }),
    ...(measures.length > 0 && { measures }),
    ...(pivot && { pivot }),
    ...(conversion && { conversion }),
    ...(having && { having }),
    ...(others && limit !== null && { others }),
  }
  return {
    source,
    ...(isPlain ? { columns } : gathered),
    ...(computed.length > 0 && { computed }),
    ...(filter && { filter }),
    ...(sort.length > 0 && { sort }),
    ...(limit !== null && { limit }),
    ...(archived && { archived }),
    ...(parameters.length > 0 && { parameters }),
  }
}
