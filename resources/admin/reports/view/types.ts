import type { AnswerColumn, AnswerRow } from '#kernel/reports/answer'
import type { answerOnWire } from '#kernel/reports/api/wire'

/** A column as it travels; where its amounts have several currencies, `currency_key` names the column that says which. */
export type WireColumn = Omit<AnswerColumn, 'currencyKey'> & { currency_key?: string }

/** An answer as it travels. */
export type AnswerOnWire = Omit<ReturnType<typeof answerOnWire>, 'columns'> & {
  columns: WireColumn[]
}

export type { AnswerRow }

/** Where the records of an answer are listed: "sales.order", "/sales/orders"; lines of other records have no list. */
export interface AnswerSource {
  name: string
  href: string | null
}

/** What is opened: the records of a row, or those of one value across the top of it. */
export interface Drilled {
  row: number
  cell?: string
}
