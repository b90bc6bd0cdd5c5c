import { message, type PdfContent } from 'kontor/plugin'
import { textsIn } from '../../documents/print/texts.js'
import type { Receipt } from '../../payments/print/read_receipt.js'
import { place, points, type Shift } from './place.js'
import { chequeDay, type PrintedCheque } from './read_cheque.js'

/** As many lines as fit beside a heading; what is more is counted. */
const linesIn = (height: number) => Math.floor((height - 34) / 5)
const EDGE = 14

/** The part that is kept or sent along: to whom, by which cheque, for what. */
export function stub(
  cheque: PrintedCheque,
  part: { y: number; height: number },
  page: { width: number; company: string },
  shift: Shift
): PdfContent[] {
  const say = (key: string, params?: Record<string, string>) =>
    message('en', `accounting.cheque_print.${key}`, params)
  const width = page.width - 2 * EDGE
  const head = [
    [page.company, say('cheque', { number: cheque.number })],
    [cheque.payee, cheque.date],
  ].map((pair) => pair.join('   ·   '))
  if (!cheque.receipt) return [place(say('test'), { x: EDGE, y: 10, width }, part.y, shift)]
  return [
    place(head, { x: EDGE, y: 8, width }, part.y, shift, { bold: true }),
    {
      absolutePosition: { x: points(EDGE + shift.right), y: points(part.y + 20 + shift.down) },
      ...table(cheque, cheque.receipt, linesIn(part.height), say, width),
    },
  ]
}

type Say = (key: string, params?: Record<string, string>) => string

function table(cheque: PrintedCheque, receipt: Receipt, most: number, say: Say, width: number) {
  const texts = textsIn(receipt)
  const figure = (text: string, bold = false) => ({
    text,
    bold,
    alignment: 'right' as const,
    noWrap: true,
  })
  const isCut = receipt.lines.length > most
  const shown = receipt.lines.slice(0, isCut ? most - 1 : most)
  const more = isCut ? say('more', { count: String(receipt.lines.length - shown.length) }) : null
  const wide = (text: string, amount: string, bold = false) => [
    { text, bold, colSpan: 3 },
    '',
    '',
    figure(amount, bold),
  ]
  return {
    table: {
      widths: ['*', points(30), points(28), points(34)].map((one, at) =>
        at === 0 ? points(width) - points(30 + 28 + 34) - 40 : one
      ),
      body: [
        [
          { text: say('document'), bold: true },
          { text: say('dated'), bold: true },
          figure(say('discount'), true),
          figure(say('amount'), true),
        ],
        ...shown.map((line) => [
          { text: line.document, noWrap: true },
          { text: chequeDay(cheque, line.on), noWrap: true },
          figure(
            line.discount
              ? textsIn({ ...receipt, currency: line.currency }).amount(line.discount)
              : ''
          ),
          figure(textsIn({ ...receipt, currency: line.currency }).amount(line.paid)),
        ]),
        ...(more ? [wide(more, '')] : []),
        ...(receipt.onAccount ? [wide(say('on_account'), texts.amount(receipt.onAccount))] : []),
        wide(say('total'), texts.money(receipt.total), true),
      ],
    },
    layout: 'lightHorizontalLines',
  }
}
