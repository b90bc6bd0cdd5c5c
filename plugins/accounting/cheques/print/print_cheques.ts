import { type Context, letterheadOf, message, type PdfContent, printPdf } from 'kontor/plugin'
import type ChequeStock from '../../models/cheque_stock.js'
import { type ChequePaper, CHEQUE_PAPERS } from './layouts.js'
import { place, points, type Shift } from './place.js'
import type { PrintedCheque } from './read_cheque.js'
import { stub } from './stub.js'

/** Cheques of one stock, a page each, at the places of its blanks. `isTest` draws the edges to hold against one. */
export async function printCheques(
  ctx: Context,
  stock: ChequeStock,
  cheques: readonly PrintedCheque[],
  { isTest = false } = {}
): Promise<Buffer> {
  const paper = CHEQUE_PAPERS[stock.layout]
  const { name: company } = await letterheadOf(ctx)
  const shift = { right: millimetres(stock.shiftRight), down: millimetres(stock.shiftDown) }
  return printPdf({
    pageSize: paper.size,
    pageMargins: [0, 0, 0, 0],
    info: { title: stock.name, author: company },
    language: 'en',
    defaultStyle: { font: 'Roboto', fontSize: 10, color: '#000000' },
    content: cheques.flatMap((cheque, at) => [
      { text: '', ...(at > 0 ? { pageBreak: 'before' as const } : {}) },
      ...(isTest ? edges(paper, shift) : []),
      ...chequePart(cheque, paper, shift),
      ...paper.stubs.flatMap((part) => stub(cheque, part, { width: paper.width, company }, shift)),
    ]),
  })
}

const millimetres = (value: { toString(): string } | null) => (value ? Number(String(value)) : 0)

function chequePart(cheque: PrintedCheque, paper: ChequePaper, shift: Shift): PdfContent[] {
  const { spots, cheque: part } = paper
  const put = (text: string | string[], spot: Parameters<typeof place>[1] | null, style = {}) =>
    spot ? [place(text, spot, part.y, shift, style)] : []
  return [
    ...put(cheque.date, spots.date),
    ...put(cheque.payee, spots.payee, { bold: true }),
    ...put(cheque.figures, spots.figures, { bold: true }),
    ...put(cheque.words, spots.words),
    ...put([cheque.payee, ...cheque.address], spots.address, { fontSize: 9 }),
    ...put(cheque.memo ?? '', spots.memo, { fontSize: 9 }),
    ...(cheque.isVoided
      ? put(message('en', 'accounting.cheque_print.void'), { x: 70, y: 56, width: 100 }, VOID)
      : []),
  ]
}

const VOID = { bold: true, fontSize: 40 }

/** The edges of the cheque, and a ruler of ten centimetres along each side. */
function edges({ width, cheque }: ChequePaper, shift: Shift): PdfContent[] {
  const at = (x: number, y: number) => ({
    x: points(x + shift.right),
    y: points(cheque.y + y + shift.down),
  })
  const line = (x1: number, y1: number, x2: number, y2: number) => {
    const [from, to] = [at(x1, y1), at(x2, y2)]
    return { type: 'line' as const, x1: from.x, y1: from.y, x2: to.x, y2: to.y, lineWidth: 0.4 }
  }
  const marks = Array.from({ length: 21 }, (_, one) => one * 5)
  const size = (one: number) => (one % 10 === 0 ? 4 : 2)
  return [
    {
      absolutePosition: { x: 0, y: 0 },
      canvas: [
        line(5, 1, width - 5, 1),
        line(5, cheque.height - 1, width - 5, cheque.height - 1),
        line(5, 1, 5, cheque.height - 1),
        line(width - 5, 1, width - 5, cheque.height - 1),
        ...marks.map((one) => line(5 + one, 1, 5 + one, 1 + size(one))),
        ...marks
          .filter((one) => one < cheque.height - 1)
          .map((one) => line(5, 1 + one, 5 + size(one), 1 + one)),
      ],
    },
  ]
}
