import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { fontFiles } from '#kernel/reports/output/fonts'

let ready: Promise<Uint8Array[]> | undefined

/** A drawing as a picture, twice as fine as it is large; with our own fonts, whatever the machine has. */
export async function writePng(svg: string): Promise<Buffer> {
  const fontBuffers = await (ready ??= prepare())
  const drawing = new Resvg(svg, {
    font: { fontBuffers, defaultFontFamily: 'Roboto', sansSerifFamily: 'Roboto' },
    fitTo: { mode: 'zoom', value: 2 },
  })
  try {
    const picture = drawing.render()
    try {
      return Buffer.from(picture.asPng())
    } finally {
      picture.free()
    }
  } finally {
    drawing.free()
  }
}

/** The rasteriser is loaded by the first picture that is asked for. */
async function prepare() {
  const file = fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))
  await initWasm(await readFile(file))
  const { normal, bold } = fontFiles()
  return Promise.all([normal, bold].map((path) => readFile(path)))
}
