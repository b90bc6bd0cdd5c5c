import type { PdfContent } from 'kontor/plugin'
import { LABELS } from './labels.js'
import type { PrintedDocument } from './printed_document.js'
import { textsIn } from './texts.js'

const RULE = '#cbd5e1'

/** Net, each tax with what it is reckoned on, total: on the right, in one piece; below it in words, where that is usual. */
export function totalsPart(document: PrintedDocument): PdfContent[] {
  return [figures(document), ...words(document)]
}

function words({ inWords, language }: PrintedDocument): PdfContent[] {
  if (!inWords) return []
  return [{ text: `${LABELS[language].inWords}: ${inWords}`, margin: [0, 0, 0, 12] }]
}

function figures(document: PrintedDocument): PdfContent {
  const { net, taxes, total } = document
  const labels = LABELS[document.language]
  const texts = textsIn(document)
  const row = (label: string, value: string, bold = false) => [
    { text: label, bold },
    { text: value, bold, alignment: 'right' as const, noWrap: true },
  ]
  const body = [
    row(labels.net, texts.amount(net)),
    ...taxes.map(({ label, base, amount }) =>
      row(`${label} (${labels.taxBase} ${texts.amount(base)})`, texts.amount(amount))
    ),
    row(labels.total, texts.money(total), true),
  ]
  return {
    unbreakable: true,
    margin: [0, 12, 0, 16],
    columns: [
      { width: '*', text: '' },
      {
        width: 270,
        table: { widths: ['*', 'auto'], body },
        layout: {
          hLineWidth: (at) => (at === body.length - 1 || at === body.length ? 1 : 0),
          vLineWidth: () => 0,
          hLineColor: () => RULE,
          paddingTop: () => 3,
          paddingBottom: () => 3,
        },
      },
    ],
  }
}
