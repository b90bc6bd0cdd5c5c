import { type Context, settings } from 'kontor/plugin'
import type { Product } from '#plugins/catalogue'
import type { AccountType } from '../ledger/account_types.js'
import Account from '../models/account.js'
import type { Supply, TaxScope } from './lists.js'

export interface SupplyAsked {
  scope: TaxScope
  productId?: number | null
  /** Where the line is booked, if it says so. */
  accountId?: number | null
  /** What somebody chose on the line. */
  supply?: Supply | null
}

/** What is bought on accounts of other types is a service: rent, advertising, advice. */
const OF_GOODS: readonly AccountType[] = ['inventory', 'fixed_asset', 'cost_of_sales']

/**
 * Whether a line is about goods or a service: as it says itself, else as its product is, else by the account of what is
 * bought; what is sold without a product is what the company usually sells.
 */
export async function supplyOf(ctx: Context, asked: SupplyAsked): Promise<Supply> {
  if (asked.supply) return asked.supply
  const product = asked.productId
    ? await ctx.records<Product>('catalogue.product').find(asked.productId)
    : undefined
  if (product) return product.kind
  if (asked.scope === 'sale') return usualSupply(ctx)
  const account = asked.accountId ? await Account.find(ctx, asked.accountId) : undefined
  return !account || OF_GOODS.includes(account.type) ? 'goods' : 'service'
}

function usualSupply(ctx: Context) {
  return settings<{ usual_supply: Supply }>(ctx, 'accounting').usual_supply
}
