import type { Context } from 'kontor/plugin'
import type { Product } from '#plugins/catalogue'
import { accountFor } from '../../ledger/account_for.js'
import type Invoice from '../../models/invoice.js'
import type InvoiceLine from '../../models/invoice_line.js'
import Tax from '../../models/tax.js'
import { productAccounts } from '../extensions.js'

/** The account of each line; lines alike are looked up once. */
export async function lineAccounts(ctx: Context, invoice: Invoice, lines: readonly InvoiceLine[]) {
  const known = new Map<string, number>()
  const accounts: number[] = []
  for (const line of lines) {
    const kind = [line.accountId, line.productId, line.taxId].join()
    const id = known.get(kind) ?? (await lineAccount(ctx, invoice, line))
    known.set(kind, id)
    accounts.push(id)
  }
  return accounts
}

/** Its own, its product's, its product's category's, that of its tax, else the company's for sales or purchases. */
async function lineAccount(ctx: Context, { isSale }: Invoice, line: InvoiceLine) {
  if (line.accountId) return line.accountId
  const usual = await productAccount(ctx, isSale, line.productId)
  const ofTax = usual ?? (await taxAccount(ctx, line.taxId))
  return ofTax ?? (await accountFor(ctx, isSale ? 'sales' : 'purchases')).id
}

async function taxAccount(ctx: Context, taxId: number | null) {
  return taxId ? (await Tax.findOrFail(ctx, taxId)).accountId : null
}

async function productAccount(ctx: Context, isSale: boolean, productId: number | null) {
  if (!productId) return null
  const product = await ctx.records<Product>('catalogue.product').findOrFail(productId)
  const { incomeAccountId, expenseAccountId } = await productAccounts(ctx, product)
  return isSale ? incomeAccountId : expenseAccountId
}
