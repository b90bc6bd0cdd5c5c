import {
  choice,
  type Context,
  date,
  model,
  type Money,
  money,
  RecordModel,
  reference,
  Refusal,
  text,
} from 'kontor/plugin'
import OpenItem from './open_item.js'
import { inCurrency } from './payment_line.js'
import type PaymentBatch from './payment_batch.js'

/** Where a supplier is paid to: an account that may be paid to, one somebody has to confirm first, none. */
export const BANK_STATES = ['ready', 'changed', 'none', 'needless'] as const
export type BankState = (typeof BANK_STATES)[number]

/** One bill in a batch of payments. */
@model({
  name: 'accounting.payment_batch_line',
  title: 'open_item_id',
  lineOf: 'accounting.payment_batch',
  sort: 'id',
})
export default class PaymentBatchLine extends RecordModel {
  @reference('accounting.payment_batch', { required: true }) declare batchId: number
  @reference('accounting.open_item', { required: true, where: ['is_open', 'eq', true] })
  declare openItemId: number
  @reference('contacts.party', { readonly: true }) declare partyId: number
  @date({ readonly: true }) declare dueOn: string
  @choice({ of: 'currency', readonly: true, hidden: true }) declare currency: string
  @money({ required: true, min: 0, currencyLater: true }) declare amount: Money
  @money({ min: 0, currencyLater: true }) declare discount: Money | null
  @choice({
    of: BANK_STATES,
    readonly: true,
    colors: { ready: 'success', changed: 'warning', none: 'error', needless: 'neutral' },
  })
  declare bank: BankState | null
  /** As it was when the batch was proposed, approved and paid. */
  @text({ readonly: true, max: 180, sensitivity: 'bank' }) declare account: string | null
  @reference('accounting.payment', { readonly: true }) declare paymentId: number | null

  async prepare(ctx: Context) {
    const batch = await ctx
      .records<PaymentBatch>('accounting.payment_batch')
      .findOrFail(this.batchId)
    if (!batch.isDraft) return
    const item = await OpenItem.findOrFail(ctx, this.openItemId)
    this.partyId = item.partyId
    this.dueOn = item.dueOn
    this.currency = item.currency
    this.amount = inCurrency(this.amount, item.currency)
    this.discount = this.discount && inCurrency(this.discount, item.currency)
    const fault = faultOf(batch, item, this)
    if (fault) throw new Refusal(fault, { currency: batch.currency })
  }
}

function faultOf(batch: PaymentBatch, item: OpenItem, line: PaymentBatchLine) {
  if (item.currency !== batch.currency) return 'E_BATCH_CURRENCY'
  if (item.isDebit) return 'E_MATCH_SIDES'
  if (line.amount.units <= 0n) return 'E_PAYMENT_NOTHING'
  const closed = line.amount.units + (line.discount?.units ?? 0n)
  return closed > -item.open.units ? 'E_PAYMENT_LINE_OVER' : undefined
}
