import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Roboto as it comes with pdfmake: Latin, Greek and Cyrillic, with figures of one width. Nothing is fetched. */
export function fontFiles() {
  const folder = join(dirname(fileURLToPath(import.meta.resolve('pdfmake'))), '../fonts/Roboto')
  return {
    normal: join(folder, 'Roboto-Regular.ttf'),
    bold: join(folder, 'Roboto-Medium.ttf'),
    italics: join(folder, 'Roboto-Italic.ttf'),
    bolditalics: join(folder, 'Roboto-MediumItalic.ttf'),
  }
}
