import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** What another program reads in a PDF, page by page. */
export async function pageTexts(content: Buffer): Promise<string[]> {
  const reading = getDocument({
    data: new Uint8Array(content),
    useSystemFonts: false,
    verbosity: 0,
  })
  const document = await reading.promise
  const pages: string[] = []
  for (let at = 1; at <= document.numPages; at++) {
    const { items } = await (await document.getPage(at)).getTextContent()
    const words = items.map((one) => ('str' in one ? one.str : '')).join('')
    pages.push(words.replaceAll(/[\u00a0\u202f]/g, ' '))
  }
  await reading.destroy()
  return pages
}
