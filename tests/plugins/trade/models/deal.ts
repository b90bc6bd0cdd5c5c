import {
  boolean,
  choice,
  type Context,
  type Decimal,
  Money,
  model,
  money,
  price,
  quantity,
  RecordModel,
  reference,
} from 'kontor/plugin'
import { proposeTax, reckon } from '#plugins/accounting'

/** Goods sold to a customer, brokered by somebody who gets a commission. */
@model({
  name: 'trade.deal',
  title: 'customer_id',
  search: ['customer.name'],
  state: { field: 'state', path: ['open', 'delivered', 'invoiced'] },
  icon: 'i-lucide-handshake',
})
export default class Deal extends RecordModel {
  @reference('contacts.party', { required: true }) declare customerId: number
  @reference('contacts.party') declare brokerId: number | null
  @reference('catalogue.product') declare productId: number | null
  @quantity({ required: true }) declare quantity: Decimal
  @price({ required: true }) declare price: Decimal
  /** What the goods cost, and what the broker gets. */
  @money() declare cost: Money | null
  @money() declare commission: Money | null
  @choice({ of: 'currency', required: true, default: (ctx: Context) => ctx.company.currency })
  declare currency: string
  @choice({ of: ['open', 'delivered', 'invoiced'], default: 'open', readonly: true })
  declare state: 'open' | 'delivered' | 'invoiced'
  @reference('accounting.tax', { readonly: true }) declare taxId: number | null
  @money({ readonly: true }) declare total: Money | null
  @reference('accounting.entry', { readonly: true }) declare entryId: number | null
  @reference('accounting.invoice', { readonly: true }) declare invoiceId: number | null
  @boolean({ readonly: true }) declare isPaid: boolean

  async prepare(ctx: Context) {
    const { customerId: partyId, productId, currency } = this
    const onDate = ctx.today
    this.taxId = await proposeTax(ctx, { scope: 'sale', partyId, productId, onDate })
    const head = { currency, rate: null, onDate, isTaxIncluded: false, isCredit: false }
    const totals = await reckon(ctx, head, [{ ...this.line, discount: null }])
    this.total = Money.of(totals.total, currency)
  }

  /** As it stands on the invoice. */
  get line() {
    const { productId, quantity: of, price: at, taxId } = this
    return { productId, quantity: of, price: at, taxId }
  }

  get source() {
    return { model: 'trade.deal', id: this.id }
  }
}
