import { type PdfContent, ruled } from 'kontor/plugin'
import { filled, LABELS } from './labels.js'
import type { PrintedDocument } from './printed_document.js'
import { textsIn } from './texts.js'

const SOFT = '#475569'

/**
 * Net, each tax with what it is reckoned on, total: on the right, in one piece; below it why a tax is not charged, and
 * the total in words, where that is usual.
 */
export function totalsPart(document: PrintedDocument): PdfContent[] {
  return [figures(document), ...reasons(document), ...words(document)]
}

/** Each said once, after the name of its tax unless that says the same. */
function reasons({ taxes }: PrintedDocument): PdfContent[] {
  const said = taxes.flatMap(({ label, reason }) =>
    reason ? [reason === label ? reason : `${label}: ${reason}`] : []
  )
  if (said.length === 0) return []
  return [{ stack: [...new Set(said)], margin: [0, 0, 0, 12] }]
}

function words({ inWords, language }: PrintedDocument): PdfContent[] {
  if (!inWords) return []
  return [{ text: `${LABELS[language].inWords}: ${inWords}`, margin: [0, 0, 0, 12] }]
}

function figures(document: PrintedDocument): PdfContent {
  const { net, taxes, total } = document
  const labels = LABELS[document.language]
  const texts = textsIn(document)
  const row = (label: string, value: string, bold = false): PdfContent[] => [
    { text: label, bold },
    { text: value, bold, alignment: 'right' as const, noWrap: true },
  ]
  const body = [
    row(labels.net, texts.amount(net)),
    ...taxes.map(({ label, base, amount }) =>
      row(`${label} (${labels.taxBase} ${texts.amount(base)})`, texts.amount(amount))
    ),
    row(labels.total, texts.money(total), true),
    ...deductions(document),
  ]
  const totalAt = taxes.length + 1
  const heavy = [totalAt, totalAt + 1, body.length - 1, body.length]
  return {
    unbreakable: true,
    margin: [0, 12, 0, 16],
    columns: [
      { width: '*', text: '' },
      {
        // Deductions name number and day in one line.
        width: document.deductions.length > 0 ? 330 : 270,
        table: { widths: ['*', 'auto'], body },
        layout: ruled({ width: 0, at: Object.fromEntries(heavy.map((at) => [at, 1])), ends: 3 }),
      },
    ],
  }
}

/** Each advance that is deducted with its net and taxes (§ 14(5) UStG), and what is left to pay. */
function deductions(document: PrintedDocument): PdfContent[][] {
  if (document.deductions.length === 0) return []
  const labels = LABELS[document.language]
  const texts = textsIn(document)
  const figure = (text: string, bold = false) => ({
    text,
    bold,
    alignment: 'right' as const,
    noWrap: true,
  })
  const rows = document.deductions.map(({ number, onDate, amount, net, taxes }) => [
    {
      stack: [
        filled(labels.deduction, { number, date: texts.day(onDate) }),
        {
          text: [
            `${labels.net} ${texts.amount(net)}`,
            ...taxes.map((one) => `${one.label} ${texts.amount(one.amount)}`),
          ].join(' · '),
          fontSize: 8,
          color: SOFT,
        },
      ],
    },
    figure(texts.amount(`-${amount}`)),
  ])
  return [
    ...rows,
    [{ text: labels.payable, bold: true }, figure(texts.money(document.payable), true)],
  ]
}
