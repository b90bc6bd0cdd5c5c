import type { Context } from 'kontor/plugin'
import type { Product } from '#plugins/catalogue'
import type { InvoiceKind } from '../../models/invoice.js'
import type { Supply } from '../../tax/lists.js'
import { explainTax } from '../../tax/propose_tax.js'
import { productAccounts } from '../extensions.js'
import { isSaleKind } from '../kinds.js'
import { priceOf } from './fill_line.js'

export interface LineAsked {
  kind: InvoiceKind
  partyId: number | null
  productId: number | null
  accountId: number | null
  supply: Supply | null
  onDate: string
  currency: string
}

/** What a line of this product would say, for the editor: as posting fills it in. */
export async function proposeLine(ctx: Context, asked: LineAsked) {
  const isSale = isSaleKind(asked.kind)
  const { productId, partyId, accountId, supply, onDate, currency } = asked
  const product = productId
    ? await ctx.records<Product>('catalogue.product').findOrFail(productId)
    : null
  const usual = product && (await productAccounts(ctx, product))
  const scope = isSale ? 'sale' : 'purchase'
  const tax = await explainTax(ctx, { scope, partyId, productId, accountId, supply, onDate })
  return {
    text: product?.name ?? null,
    price: priceOf({ isSale, currency }, product)?.toString() ?? null,
    unit_id: product?.unitId ?? null,
    supply: tax.supply,
    tax_id: tax.taxId,
    account_id: (isSale ? usual?.incomeAccountId : usual?.expenseAccountId) ?? null,
  }
}
