import { type Context, Money, Refusal } from 'kontor/plugin'
import type OpenItem from '../../models/open_item.js'
import type Payment from '../../models/payment.js'
import type PaymentLine from '../../models/payment_line.js'
import { lockItems } from '../match/lock_items.js'
import { size } from '../match/part.js'
import { atRate, knownRate } from '../rates/rate_on.js'
import type { Allocation } from './plan_payment.js'

/** A payment's lines with the items they close, locked. */
export interface ReadLines {
  allocations: Allocation[]
  items: ReadonlyMap<number, OpenItem>
}

/**
 * Reads what a payment is for. Refused by line: an item of another party (E_MATCH_PARTY), one on the same side as the
 * payment itself (E_MATCH_SIDES), one named twice, more than is open of it (E_PAYMENT_LINE_OVER), another part of the
 * money than it closes where both are of one currency (E_PAYMENT_PAID), an amount for no money or money for no amount
 * (E_PAYMENT_FREE).
 */
export async function readLines(ctx: Context, payment: Payment): Promise<ReadLines> {
  const lines = await ctx.lines<PaymentLine>(payment, 'lines')
  const items = await lockItems(
    ctx,
    lines.map((one) => one.openItemId)
  )
  const seen = new Set<number>()
  const allocations: Allocation[] = []
  for (const [at, line] of lines.entries()) {
    const item = items.get(line.openItemId)!
    const fault = faultOf(payment, line, item, seen)
    if (fault) throw Refusal.input([{ field: `lines.${at}.${fault.field}`, code: fault.code }])
    seen.add(item.id)
    const paid = await paidOf(ctx, payment, line)
    if (paid.isZero !== line.amount.isZero) {
      throw Refusal.input([{ field: `lines.${at}.paid`, code: 'E_PAYMENT_FREE' }])
    }
    allocations.push({
      itemId: item.id,
      amount: line.amount.units,
      paid: paid.units,
      discount: line.discount?.units ?? 0n,
      writeOff: line.writeOff?.units ?? 0n,
    })
  }
  return { allocations, items }
}

function faultOf(payment: Payment, line: PaymentLine, item: OpenItem, seen: Set<number>) {
  const at = (field: string, code: string) => ({ field, code })
  if (seen.has(item.id)) return at('open_item_id', 'E_TWICE')
  if (item.partyId !== payment.partyId) return at('open_item_id', 'E_MATCH_PARTY')
  if (item.isDebit !== (payment.direction === 'in')) return at('open_item_id', 'E_MATCH_SIDES')
  if (line.paid && line.paymentCurrency !== payment.currency) {
    return at('paid', 'E_PAYMENT_CURRENCY')
  }
  if (line.paid && line.currency === payment.currency && line.paid.units !== line.amount.units) {
    return at('paid', 'E_PAYMENT_PAID')
  }
  const closed = line.amount.units + (line.discount?.units ?? 0n) + (line.writeOff?.units ?? 0n)
  if (closed <= 0n) return at('amount', 'E_PAYMENT_NOTHING')
  if (closed > size(item.open.units)) return at('amount', 'E_PAYMENT_LINE_OVER')
  return undefined
}

/** What a line takes of the money: as the bank says, else by the rates of the day. */
async function paidOf(ctx: Context, payment: Payment, line: PaymentLine) {
  if (line.paid) return line.paid
  if (line.currency === payment.currency) return line.amount
  const worth = atRate(ctx, line.amount, await knownRate(ctx, line.currency, payment.onDate))
  const rate = payment.rate ?? (await knownRate(ctx, payment.currency, payment.onDate))
  const scale = Money.of(0, payment.currency).scale
  return Money.of(worth.dividedBy(rate, scale).units, payment.currency)
}
