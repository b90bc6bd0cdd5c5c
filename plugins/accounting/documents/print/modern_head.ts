import { type PdfContent } from 'kontor/plugin'
import { addressee, headFacts } from './head_facts.js'
import { LABELS } from './labels.js'
import type { PrintedDocument } from './printed_document.js'
import { textsIn } from './texts.js'

const BAND = '#1e3a5f'
const SOFT = '#475569'

/** A coloured band with the title and the amount; who it is from and for in two columns below. */
export function modernHead(document: PrintedDocument, title: string): PdfContent[] {
  const { company, party } = document
  const facts = headFacts(document)
    .map(([label, value]) => `${label}: ${value}`)
    .join('   ')
  return [
    band(document, title),
    { text: facts, color: SOFT, margin: [0, 8, 0, 16] },
    {
      margin: [0, 0, 0, 20],
      columnGap: 24,
      columns: [
        column(company.name, [...company.addressLines, ...(company.text ?? '').split('\n')]),
        column(party.name, addressee(document)),
        ...picture(document),
      ],
    },
  ]
}

function band(document: PrintedDocument, title: string): PdfContent {
  const { deductions, payable } = document
  const total = textsIn(document).money(payable)
  const label = LABELS[document.language][deductions.length > 0 ? 'payable' : 'total']
  return {
    layout: 'noBorders',
    table: {
      widths: ['*', 'auto'],
      body: [
        [
          {
            text: title,
            fontSize: 18,
            bold: true,
            color: 'white',
            fillColor: BAND,
            margin: [12, 14, 0, 14],
          },
          {
            text: `${label} ${total}`,
            fontSize: 12,
            color: 'white',
            fillColor: BAND,
            alignment: 'right',
            margin: [0, 18, 12, 14],
          },
        ],
      ],
    },
  }
}

function column(name: string, lines: string[]) {
  const shown = lines.filter((line) => line.trim() !== '')
  return { width: '*', stack: [{ text: name, bold: true, fontSize: 10 }, ...shown] }
}

function picture({ company: { logo } }: PrintedDocument) {
  if (!logo || !['image/png', 'image/jpeg'].includes(logo.mediaType)) return []
  const image = `data:${logo.mediaType};base64,${logo.content.toString('base64')}`
  return [{ image, fit: [120, 48] as [number, number], alignment: 'right' as const }]
}
