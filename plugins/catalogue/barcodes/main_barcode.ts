import type { Context } from 'kontor/plugin'
import { isChanged } from 'kontor/plugin'
import Barcode from '../models/barcode.js'
import type Product from '../models/product.js'

/** Barcodes written straight into products that have not reached their lines yet. */
const written = new WeakMap<Product, string>()

/**
 * Keeps a product's barcode equal to its first line; a barcode of its own makes or changes that line. A new
 * product is stored before its lines, and prepared again after them.
 */
export async function keepMainBarcode(ctx: Context, product: Product) {
  if (product.barcode && isChanged(product, 'barcode')) written.set(product, product.barcode)
  if (!product.id) return
  const lines = await ctx.lines<Barcode>(product, 'barcodes')
  const code = written.get(product)
  written.delete(product)
  if (code && !lines.some((line) => line.code === code)) await writeFirst(ctx, product, lines, code)
  product.barcode = lines[0]?.code ?? null
}

async function writeFirst(ctx: Context, product: Product, lines: Barcode[], code: string) {
  if (lines[0]) lines[0].code = code
  else lines.push(await Barcode.create(ctx, { productId: product.id, code, kind: kindOf(code) }))
}

function kindOf(code: string) {
  return /^[\d\s-]{8,}$/.test(code) ? 'gtin' : 'own'
}
