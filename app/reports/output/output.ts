import type { FieldKind } from '#kernel/records/fields/kinds'
import type { Presentation } from '#kernel/reports/output/presentation'

/** One column of an answer, as the query gives it. */
export interface AnswerColumn {
  key: string
  /** Its name in the reader's language. */
  label: string
  type: FieldKind
  /** A figure is measured; anything else says of what. */
  role: 'dimension' | 'measure' | 'column'
  /** measure: how it was made; only sums and counts may be added up again. */
  fn?: string
  /** The span its days were put together by. */
  bucket?: 'day' | 'week' | 'month' | 'quarter' | 'year' | 'fiscal_quarter' | 'fiscal_year'
  /** money, price: the one currency of all its amounts … */
  currency?: string
  /** … or the column that says it in each row. */
  currencyKey?: string
  /** choice, reference, ranges: what its values are called. */
  labels?: Record<string, string>
  /** pivot: the value across the top it stands under. */
  pivot?: string
}

export type AnswerRow = Record<string, unknown>

/** What a query answers: values as on the wire, so amounts are decimal strings. */
export interface Answer {
  columns: readonly AnswerColumn[]
  rows: readonly AnswerRow[]
  totals: AnswerRow | null
  /** The totals of each currency, where there are several. */
  subtotals: readonly AnswerRow[]
  /** For each row, whether it gathers everything behind a limit. */
  drill: readonly ({ isRest?: true } | null)[]
  /** There are more rows than were asked for. */
  isCut: boolean
}

/** What stands at the head of a company's letters. */
export interface Letterhead {
  name: string
  /** Its address, a line each. */
  addressLines: readonly string[]
  /** Two letters of ISO 3166; says how large paper is. */
  country: string | null
  /** Whatever else it prints on letters. */
  text: string | null
  logo: { mediaType: string; content: Buffer } | null
}

/** Everything a report's file is made of; nothing else is read while it is made. */
export interface Output {
  title: string
  answer: Answer
  presentation: Presentation
  /** Filters and what was asked for, in words, a line each. */
  notes: readonly string[]
  locale: string
  /** The company's, for moments. */
  timeZone: string
  madeAt: Date
  company: Letterhead
}
