import { letterhead, type PdfContent } from 'kontor/plugin'
import { addressee, headFacts } from './head_facts.js'
import type { PrintedDocument } from './printed_document.js'

const SOFT = '#475569'

/** As letters have it: letterhead on top, the address in the window, what it is about beside it. */
export function classicHead(document: PrintedDocument, title: string): PdfContent[] {
  const { party } = document
  return [
    letterhead(document.company),
    {
      margin: [0, 24, 0, 24],
      columns: [
        {
          width: '*',
          stack: [{ text: party.name, bold: true, fontSize: 10 }, ...addressee(document)],
        },
        {
          width: 210,
          layout: 'noBorders',
          table: {
            widths: ['auto', '*'],
            body: headFacts(document).map(([label, value]) => [
              { text: label, color: SOFT },
              { text: value, alignment: 'right' as const },
            ]),
          },
        },
      ],
    },
    { text: title, fontSize: 16, bold: true, margin: [0, 0, 0, 10] },
  ]
}
