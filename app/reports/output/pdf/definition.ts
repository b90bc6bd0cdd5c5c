import type pdfmake from 'pdfmake'

type Made = Parameters<typeof pdfmake.createPdf>[0]

/** What stands in a document: texts, columns, tables … as pdfmake takes them. */
export type PdfContent = Made['content']

/**
 * A document as pdfmake takes it, but as data alone, since a thread of its own lays it out: no function anywhere.
 * Rules of tables are told by `ruled`; a footer is content in which `PAGE` and `PAGES` stand for the numbers.
 */
export type PdfDefinition = Pick<
  Made,
  'pageSize' | 'pageOrientation' | 'pageMargins' | 'info' | 'language' | 'defaultStyle' | 'content'
> & { footer?: PdfContent }

/** Where the number of the page, and how many there are, is printed: letters Unicode leaves to everyone's own use. */
export const PAGE = '\ue000'
export const PAGES = '\ue001'

/** The lines across a table, in points: as a rule, and above single rows (the first is 0). None stand upright. */
export interface Rules {
  width: number
  at?: Readonly<Record<number, number>>
  /** Around what a cell holds, in points: left and right, above and below. What is not said is pdfmake's. */
  sides?: number
  ends?: number
}

type Table = Extract<PdfContent, { table: unknown }>

/** The layout of a table with lines only across. */
export function ruled(rules: Rules): Table['layout'] {
  return { rules } as Table['layout']
}
