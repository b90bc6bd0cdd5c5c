import type { Answer } from '#kernel/reports/answer'
import type { Presentation } from '#kernel/reports/output/presentation'

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

/** How a row stands among the others: how deep below what it belongs to, and whether it adds up. */
export interface RowLook {
  level?: number
  isBold?: boolean
}

/** Everything a report's file is made of; nothing else is read while it is made. */
export interface Output {
  title: string
  answer: Answer
  presentation: Presentation
  /** Of each row, in their order; without it all stand alike. */
  looks?: readonly RowLook[]
  /** Filters and what was asked for, in words, a line each. */
  notes: readonly string[]
  locale: string
  /** The company's, for moments. */
  timeZone: string
  madeAt: Date
  company: Letterhead
}
