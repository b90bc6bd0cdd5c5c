import { SOFT } from '#kernel/reports/output/pdf/colours'
import type { PdfContent } from '#kernel/reports/output/pdf/definition'
import type { Letterhead } from '#kernel/reports/output/output'

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
