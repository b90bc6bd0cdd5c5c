import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A piece of text and where it begins: points from the lower left corner of the page. */
export interface Placed {
  text: string
  x: number
  y: number
}

/** What another program reads in a PDF and where, page by page. */
export async function placesOf(content: Buffer): Promise<Placed[][]> {
  const reading = getDocument({
    data: new Uint8Array(content),
    useSystemFonts: false,
    verbosity: 0,
  })
  const document = await reading.promise
  const pages: Placed[][] = []
  for (let at = 1; at <= document.numPages; at++) {
    const { items } = await (await document.getPage(at)).getTextContent()
    pages.push(
      items.flatMap((one) =>
        'str' in one
          ? [
              {
                text: one.str.replaceAll(/[\u00a0\u202f]/g, ' '),
                x: Number(one.transform[4]),
                y: Number(one.transform[5]),
              },
            ]
          : []
      )
    )
  }
  await reading.destroy()
  return pages
}

/** The same as running text. */
export const pageTexts = async (content: Buffer) =>
  (await placesOf(content)).map((page) => page.map((one) => one.text).join(''))
