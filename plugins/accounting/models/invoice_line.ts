import {
  choice,
  type Decimal,
  type Context,
  model,
  money,
  type Money,
  percent,
  reference,
} from 'kontor/plugin'
import type Invoice from './invoice.js'
import { SUPPLIES, type Supply } from '../tax/lists.js'
import { DocumentLine } from '../documents/lines/document_line.js'
import { fillLine } from '../documents/lines/fill_line.js'

/** One thing sold or bought: a product or a text, how many, for how much. */
@model({
  name: 'accounting.invoice_line',
  title: 'text',
  lineOf: 'accounting.invoice',
  sort: 'id',
})
export default class InvoiceLine extends DocumentLine {
  @reference('accounting.invoice', { required: true }) declare invoiceId: number
  @percent({ max: 100 }) declare discount: Decimal | null
  /** What it is about, as far as somebody said or its product does: tax rules ask. */
  @choice({ of: SUPPLIES }) declare supply: Supply | null
  @reference('accounting.tax') declare taxId: number | null
  /** Without taxes, after the discount. */
  @money({ readonly: true }) declare net: Money | null
  @choice({ of: 'currency', readonly: true, hidden: true }) declare companyCurrency: string | null
  /** Of posted documents: the same in the company's currency, below zero on credit notes, so that reports add up. */
  @money({ readonly: true, hidden: true, currency: 'company_currency' })
  declare companyNet: Money | null
  @reference('accounting.account', { where: ['is_group', 'eq', false] })
  declare accountId: number | null
  @reference('catalogue.unit') declare unitId: number | null
  @reference('accounting.cost_centre') declare costCentreId: number | null

  async prepare(ctx: Context) {
    const invoice = await ctx.records<Invoice>('accounting.invoice').findOrFail(this.invoiceId)
    this.currency = invoice.currency
    if (!this.id) await fillLine(ctx, invoice, this)
  }
}
