import { parentPort } from 'node:worker_threads'
import printer from 'pdfmake'
import { fontFiles } from '#kernel/reports/output/fonts'
import type { PdfDefinition } from '#kernel/reports/output/pdf/definition'
import { printable } from '#kernel/reports/output/pdf/printable'

/** What the process asks: the file of a document. */
export interface Question {
  id: number
  definition: PdfDefinition
}

export type Answer = { id: number } & ({ file: Uint8Array } | { error: string })

// Our own fonts are all a document reads; nothing from outside, nothing else from the disk.
const fonts = fontFiles()
const paths = new Set(Object.values(fonts))
printer.setFonts({ Roboto: fonts })
printer.setUrlAccessPolicy(() => false)
printer.setLocalAccessPolicy((path) => paths.has(path))

parentPort!.on('message', async ({ id, definition }: Question) => {
  try {
    const file: Uint8Array = await printer.createPdf(printable(definition)).getBuffer()
    parentPort!.postMessage({ id, file } satisfies Answer)
  } catch (error) {
    parentPort!.postMessage({ id, error: String((error as Error).stack) } satisfies Answer)
  }
})
