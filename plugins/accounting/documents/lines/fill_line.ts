import { type Context, Decimal, Refusal } from 'kontor/plugin'
import type { Product } from '#plugins/catalogue'
import type Invoice from '../../models/invoice.js'
import type InvoiceLine from '../../models/invoice_line.js'
import { proposeTax } from '../../tax/propose_tax.js'
import { productAccounts } from '../extensions.js'

const ONE = new Decimal(1_000_000n, 6)
const NOTHING = new Decimal(0n, 6)

/** What a line is filled in by: an invoice, or what is asked for before it. */
type Filled = Pick<Invoice, 'isSale' | 'currency' | 'partyId' | 'onDate'>
type Line = Pick<InvoiceLine, 'productId' | 'text' | 'quantity' | 'unitId' | 'price' | 'taxId'> &
  Partial<Pick<InvoiceLine, 'supply'>>

/** Fills in what a new line leaves open from its product: text, unit, price and tax. */
export async function fillLine(ctx: Context, invoice: Filled, line: Line) {
  line.quantity ??= ONE
  const product = line.productId
    ? await ctx.records<Product>('catalogue.product').findOrFail(line.productId)
    : null
  line.text ??= product?.name ?? null
  if (!line.text) throw Refusal.input([{ field: 'text', code: 'E_REQUIRED' }])
  line.unitId ??= product?.unitId ?? null
  line.supply ??= product?.kind ?? null
  line.price ??= priceOf(invoice, product) ?? NOTHING
  line.taxId ??= await taxOf(ctx, invoice, product, line.supply)
}

/** The list price of a sale, the cost of a purchase, where it is in the document's currency. */
export function priceOf(
  invoice: { isSale: boolean; currency: string },
  product: Product | null
): Decimal | null {
  if (!product || product.currency !== invoice.currency) return null
  return invoice.isSale ? product.salesPrice : product.cost
}

/**
 * What the product, or its category, says it bears, changed as the rules tell. Without one nothing is added that was
 * not sent: the usual tax is proposed where it can be seen, in the editor.
 */
async function taxOf(
  ctx: Context,
  invoice: Filled,
  product: Product | null,
  supply: InvoiceLine['supply'] | undefined
) {
  const usual = product && (await productAccounts(ctx, product))
  const taxId = invoice.isSale ? usual?.saleTaxId : usual?.purchaseTaxId
  if (!taxId) return null
  const scope = invoice.isSale ? 'sale' : 'purchase'
  const { partyId, onDate } = invoice
  return proposeTax(ctx, { scope, partyId, onDate, taxId, supply, productId: product?.id })
}
