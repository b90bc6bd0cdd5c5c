import type { FieldKind } from '#kernel/records/fields/kinds'
import type { FilterNode } from '#kernel/records/query/filter'
import type { MeasureFunction } from '#kernel/reports/query/definition'
import type { Span } from '#kernel/reports/query/spans'

/** One column of an answer. */
export interface AnswerColumn {
  key: string
  /** Its name in the reader's language. */
  label: string
  type: FieldKind
  /** A figure is measured; anything else says of what. */
  role: 'dimension' | 'measure' | 'column'
  /** measure: how it was made; only sums and counts may be added up again. */
  fn?: MeasureFunction
  /** An expression of other columns makes it. */
  computed?: true
  /** The span its days were put together by; its values are first days: "2026-11-01". */
  bucket?: Span
  /** money, price: the one currency of all its amounts … */
  currency?: string
  /** … or the column that says it in each row. */
  currencyKey?: string
  /** choice, reference, ranges: what its values are called, by their text. */
  labels?: Record<string, string>
  /** pivot: the value across the top it stands under, as people read it. */
  pivot?: string
}

export type AnswerRow = Record<string, unknown>

/** Where the records behind a row are found: a list of this model with this filter. */
export interface Drill {
  filter: FilterNode
  /** pivot: the same for each value across the top, by the number in the keys of its columns. */
  cells?: Record<string, FilterNode>
  /** The row gathers everything behind the limit. */
  isRest?: true
}

/** Amounts in one currency, by the rates of a day: one unit of each other currency is worth so much. */
export interface Conversion {
  to: string
  on: string
  rates: Readonly<Record<string, string>>
}

/** What a query answers: values as on the wire, so amounts and sums are decimal strings. */
export interface Answer {
  columns: readonly AnswerColumn[]
  rows: readonly AnswerRow[]
  /** Of everything found, also behind the limit. An amount is null where there are several currencies. */
  totals: AnswerRow | null
  /** The totals of each currency, where there are several. */
  subtotals: readonly AnswerRow[]
  /** For each row the records behind it; null where none can be named. */
  drill: readonly (Drill | null)[]
  /** Archived records are among those behind the rows. */
  archived?: true
  /** There are more rows than were asked for. */
  isCut: boolean
  /** By which rates amounts were converted, where they were. */
  conversion?: Conversion
}
