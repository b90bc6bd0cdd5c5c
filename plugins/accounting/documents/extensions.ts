import type { Context } from 'kontor/plugin'

/** What accounting knows of a party in this company. */
export interface PartyTerms {
  receivableAccountId: number | null
  payableAccountId: number | null
  paymentTermId: number | null
  supplierPaymentTermId: number | null
  /** Millionths of the company's currency. */
  creditLimit: bigint | null
}

/** What accounting knows of a product or its category. */
export interface ProductAccounts {
  incomeAccountId: number | null
  expenseAccountId: number | null
  saleTaxId: number | null
  purchaseTaxId: number | null
}

type Row = Record<string, number | string | null>

const PARTY =
  'SELECT `receivable_account_id`, `payable_account_id`, `payment_term_id`, `supplier_payment_term_id`, `credit_limit` ' +
  'FROM `accounting_parties` WHERE `record_id` = ? AND `company_id` = ?'
const PRODUCT =
  'SELECT `income_account_id`, `expense_account_id`, `sale_tax_id`, `purchase_tax_id` FROM `accounting_products` WHERE `record_id` = ?'
const CATEGORY =
  'SELECT `income_account_id`, `expense_account_id`, `sale_tax_id`, `purchase_tax_id` FROM `accounting_categories` WHERE `record_id` = ?'
const ABOVE = 'SELECT `parent_id` FROM `catalogue_categories` WHERE `id` = ?'

/** What accounting knows of a party; all null for one it was never told of. */
export async function partyTerms(ctx: Context, partyId: number): Promise<PartyTerms> {
  const [row] = await ctx.rows<Row>(PARTY, [partyId, ctx.company.id])
  return {
    receivableAccountId: idOf(row?.receivable_account_id),
    payableAccountId: idOf(row?.payable_account_id),
    paymentTermId: idOf(row?.payment_term_id),
    supplierPaymentTermId: idOf(row?.supplier_payment_term_id),
    creditLimit: row?.credit_limit ? BigInt(row.credit_limit) : null,
  }
}

/** The product's own accounts and taxes, each else those of the nearest category above it that has them. */
export async function productAccounts(
  ctx: Context,
  product: { id: number; categoryId: number | null }
): Promise<ProductAccounts> {
  const [own] = await ctx.rows<Row>(PRODUCT, [product.id])
  let found = accountsOf(own)
  let category = product.categoryId
  while (category && Object.values(found).includes(null)) {
    const [row] = await ctx.rows<Row>(CATEGORY, [category])
    const above = accountsOf(row)
    found = {
      incomeAccountId: found.incomeAccountId ?? above.incomeAccountId,
      expenseAccountId: found.expenseAccountId ?? above.expenseAccountId,
      saleTaxId: found.saleTaxId ?? above.saleTaxId,
      purchaseTaxId: found.purchaseTaxId ?? above.purchaseTaxId,
    }
    const [next] = await ctx.rows<Row>(ABOVE, [category])
    category = idOf(next?.parent_id)
  }
  return found
}

function accountsOf(row: Row | undefined): ProductAccounts {
  return {
    incomeAccountId: idOf(row?.income_account_id),
    expenseAccountId: idOf(row?.expense_account_id),
    saleTaxId: idOf(row?.sale_tax_id),
    purchaseTaxId: idOf(row?.purchase_tax_id),
  }
}

const idOf = (value: number | string | null | undefined) => (value ? Number(value) : null)
