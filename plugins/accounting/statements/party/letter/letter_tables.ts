import { type PdfContent, ruled } from 'kontor/plugin'
import { filled } from '../../../documents/print/labels.js'
import { textsIn } from '../../../documents/print/texts.js'
import { LETTER_LABELS } from './letter_labels.js'
import type { Letter, LetterSection } from './read_letter.js'

const figure = (text: string, bold = false) => ({
  text,
  bold,
  alignment: 'right' as const,
  noWrap: true,
})
const words = (text: string, bold = false) => ({ text, bold })
const wide = (text: string, columns: number) => [
  { text, bold: true, colSpan: columns },
  ...Array.from({ length: columns - 1 }, () => ({ text: '' })),
]

/** What happened in one currency: what was brought forward, each line, what stands at the end. */
export function ledgerTable({ language, from, to }: Letter, section: LetterSection): PdfContent {
  const labels = LETTER_LABELS[language]
  const texts = textsIn({ language, currency: section.currency })
  const amount = (text: string | null) => (text === null ? '' : texts.amount(text))
  const heads = [
    words(labels.date, true),
    words(labels.document, true),
    words(labels.text, true),
    words(labels.due, true),
    figure(labels.debit, true),
    figure(labels.credit, true),
    figure(`${labels.balance}, ${section.currency}`, true),
  ]
  const opening = filled(labels.opening, { date: texts.day(from) })
  const closing = filled(labels.closing, { date: texts.day(to) })
  const lines = section.lines.map((one) => [
    { text: texts.day(one.on_date), noWrap: true },
    words(one.number),
    words([one.text, one.reference].filter(Boolean).join(' · ')),
    { text: one.due_on ? texts.day(one.due_on) : '', noWrap: true },
    figure(amount(one.debit)),
    figure(amount(one.credit)),
    figure(amount(one.balance)),
  ])
  return table(
    ['auto', 'auto', '*', 'auto', 'auto', 'auto', 'auto'],
    [
      heads,
      [...wide(opening, 6), figure(amount(section.opening), true)],
      ...lines,
      [
        ...wide(labels.turnover, 4),
        figure(amount(section.debit), true),
        figure(amount(section.credit), true),
        words(''),
      ],
      [...wide(closing, 6), figure(texts.money(section.closing), true)],
    ]
  )
}

/** What of it is open on the last day, and how much of that is overdue. */
export function openTable({ language }: Letter, section: LetterSection): PdfContent[] {
  if (section.open.length === 0) return []
  const labels = LETTER_LABELS[language]
  const texts = textsIn({ language, currency: section.currency })
  const total = (label: string, amount: string) => [
    ...wide(label, 4),
    figure(texts.money(amount), true),
  ]
  const rows = section.open.map((one) => [
    { text: texts.day(one.on_date), noWrap: true },
    words([one.number, one.reference].filter(Boolean).join(' · ')),
    { text: texts.day(one.due_on), noWrap: true },
    figure(one.days > 0 ? String(one.days) : ''),
    figure(texts.amount(one.amount)),
  ])
  return [
    {
      text: filled(labels.open, { currency: section.currency }),
      bold: true,
      margin: [0, 0, 0, 4],
    },
    table(
      ['auto', '*', 'auto', 'auto', 'auto'],
      [
        [
          words(labels.date, true),
          words(labels.document, true),
          words(labels.due, true),
          figure(labels.days, true),
          figure(labels.amount, true),
        ],
        ...rows,
        total(labels.total, section.totalOpen),
        total(labels.overdue, section.overdue),
      ],
      [0, 0, 0, 16]
    ),
  ]
}

function table(
  widths: string[],
  body: unknown[][],
  margin: [number, number, number, number] = [0, 0, 0, 0]
): PdfContent {
  return {
    margin,
    table: { headerRows: 1, dontBreakRows: true, widths, body: body as never },
    layout: ruled({ width: 0.4, at: { 1: 1 }, sides: 4, ends: 3 }),
  }
}
