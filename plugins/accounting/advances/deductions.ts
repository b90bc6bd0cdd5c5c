import type { Context } from 'kontor/plugin'
import Advance from '../models/advance.js'
import AdvanceRequest from '../models/advance_request.js'
import type AdvanceTax from '../models/advance_tax.js'
import AdvanceUse from '../models/advance_use.js'
import type Invoice from '../models/invoice.js'
import type InvoiceAdvance from '../models/invoice_advance.js'
import { part } from '../payments/match/part.js'
import { divide } from '../payments/posting/plan_payment.js'

/** What an invoice deducts of one advance: minor units of its currency. */
export interface Deduction {
  /** What the customer knows it by: the request it was paid on, else the advance. */
  number: string
  onDate: string
  amount: bigint
  net: bigint
  taxes: { taxId: number; base: bigint; amount: bigint }[]
}

/**
 * The advances a document deducts, with the tax in each: those chosen before it was posted, by which it was frozen
 * (§ 14(5) sentence 2 UStG; BT-113 of EN 16931). What was used later is no part of the document.
 */
export async function deductionsOf(ctx: Context, invoice: Invoice): Promise<Deduction[]> {
  const chosen = await ctx.lines<InvoiceAdvance>(invoice, 'advances')
  const deductions: Deduction[] = []
  for (const { advanceId, amount } of chosen) {
    const advance = await Advance.findOrFail(ctx, advanceId)
    const request = advance.requestId
      ? await AdvanceRequest.find(ctx, advance.requestId)
      : undefined
    const tax = await taxIn(ctx, invoice, advance, amount.units)
    const taxes = await ctx.lines<AdvanceTax>(advance, 'taxes')
    deductions.push({
      number: request?.number ?? advance.number ?? '',
      onDate: advance.onDate,
      amount: amount.units,
      net: amount.units - tax,
      taxes: sharesOf(taxes, { amount: amount.units, whole: advance.amount.units, tax }),
    })
  }
  return deductions
}

/** As it was used; of a draft its share. */
async function taxIn(ctx: Context, invoice: Invoice, advance: Advance, amount: bigint) {
  const [use] = await AdvanceUse.where(
    ctx,
    {
      and: [
        ['invoice_id', 'eq', invoice.id],
        ['advance_id', 'eq', advance.id],
      ],
    },
    { sort: 'id', limit: 1 }
  )
  if (use && use.amount.units === amount) return use.tax.units
  return part(advance.tax.units, amount, advance.amount.units)
}

function sharesOf(
  taxes: readonly AdvanceTax[],
  { amount, whole, tax }: { amount: bigint; whole: bigint; tax: bigint }
) {
  const amounts = divide(
    tax,
    taxes.map((one) => one.amount.units)
  )
  return taxes.map(({ taxId, base }, at) => ({
    taxId,
    base: part(base.units, amount, whole),
    amount: amounts[at],
  }))
}
