import type pdfmake from 'pdfmake'
import { fontFiles } from '#kernel/reports/output/fonts'
import type { Letterhead } from '#kernel/reports/output/output'

/** A document as pdfmake takes it. */
export type PdfDefinition = Parameters<typeof pdfmake.createPdf>[0]
export type PdfContent = PdfDefinition['content']

export const INK = '#0f172a'
export const SOFT = '#475569'
export const RULE = '#cbd5e1'

/** The file of a document: with our own fonts, and nothing fetched from anywhere. */
export async function printPdf(definition: PdfDefinition): Promise<Buffer> {
  // Slow to load, and most processes never print.
  const { default: printer } = await import('pdfmake')
  prepare(printer)
  return printer.createPdf(inOurFont(definition) as PdfDefinition).getBuffer()
}

/** French figures are grouped by a narrow space our font lacks: it would be printed as an empty box. */
function inOurFont(part: unknown): unknown {
  if (typeof part === 'string') return part.replaceAll('\u202f', '\u00a0')
  if (Array.isArray(part)) return part.map(inOurFont)
  const isPlain = part !== null && Object.getPrototypeOf(part) === Object.prototype
  if (!isPlain) return part
  return Object.fromEntries(
    Object.entries(part as object).map(([key, one]) => [key, inOurFont(one)])
  )
}

let isReady = false

/** Our own fonts are all a document reads; nothing from outside, nothing else from the disk. */
function prepare(printer: typeof pdfmake) {
  if (isReady) return
  const fonts = fontFiles()
  const paths = new Set(Object.values(fonts))
  printer.setFonts({ Roboto: fonts })
  printer.setUrlAccessPolicy(() => false)
  printer.setLocalAccessPolicy((path) => paths.has(path))
  isReady = true
}

/** The head of every document: the logo on the left, name and address on the right. */
export function letterhead({ name, addressLines, text, logo }: Letterhead): PdfContent {
  const lines = [...addressLines, ...(text ?? '').split('\n')].filter((line) => line.trim() !== '')
  const words: PdfContent = {
    stack: [{ text: name, bold: true, fontSize: 11 }, ...lines],
    alignment: 'right',
    fontSize: 9,
    color: SOFT,
  }
  const isDrawn = logo && ['image/png', 'image/jpeg'].includes(logo.mediaType)
  const picture: PdfContent = isDrawn
    ? { image: `data:${logo.mediaType};base64,${logo.content.toString('base64')}`, fit: [140, 50] }
    : { text: '' }
  return { columns: [picture, words], margin: [0, 0, 0, 20] }
}
