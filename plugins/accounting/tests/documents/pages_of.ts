import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** What another program reads in a PDF, page by page; `between` stands between its pieces of text. */
export async function pagesOf(content: Buffer, between = '') {
  const reading = getDocument({
    data: new Uint8Array(content),
    useSystemFonts: false,
    verbosity: 0,
  })
  const document = await reading.promise
  const pages: string[] = []
  for (let at = 1; at <= document.numPages; at++) {
    const { items } = await (await document.getPage(at)).getTextContent()
    const words = items.map((one) => ('str' in one ? one.str : '')).join(between)
    pages.push(words.replaceAll('\u00a0', ' '))
  }
  await reading.destroy()
  return pages
}
