import { type Context, defineOperation, Money, Refusal } from 'kontor/plugin'
import { readAdvances } from '../advances/read_advances.js'
import { planAdvances } from '../advances/within_payment.js'
import { postEntry } from '../ledger/post_entry.js'
import Journal from '../models/journal.js'
import OpenItem from '../models/open_item.js'
import type Payment from '../models/payment.js'
import type PaymentAdvance from '../models/payment_advance.js'
import { keepAccount } from '../payments/bank/keep_account.js'
import { closeItems } from '../payments/match/close_items.js'
import {
  marksOf,
  paymentLines,
  wantedOf,
  type PlannedLine,
} from '../payments/posting/payment_entry.js'
import { type Allocation, planPayment } from '../payments/posting/plan_payment.js'
import { readLines } from '../payments/posting/read_lines.js'
import { atRate, knownRate } from '../payments/rates/rate_on.js'

/**
 * Books a payment: the money on the bank or in the cash box, each item it was for closed, with early-payment discount,
 * what is written off and what the rates made of it; advances taken or paid back; the rest stays on account where that
 * was said.
 */
export default defineOperation<Payment>({
  name: 'accounting.payment.post',
  on: 'accounting.payment',
  place: 'primary',
  icon: 'i-lucide-check',
  when: (record) => record.state === 'draft',
  async run(ctx, payment) {
    if (!payment.isDraft) throw new Refusal('E_NOT_DRAFT', { state: payment.state })
    const journal = await Journal.findOrFail(ctx, payment.journalId)
    if (!journal.accountId) throw new Refusal('E_JOURNAL_ACCOUNT', { journal: journal.name })
    await keepAccount(ctx, payment, journal)
    const money = await worth(ctx, payment)
    const { allocations, items } = await readLines(ctx, payment)
    const parts = await readAdvances(ctx, payment)
    const portions = portionsOf(payment, money.companyAmount, allocations, parts)
    const booking = {
      payment,
      bankAccountId: journal.accountId,
      money,
      portions,
      allocations,
      items,
    }
    const planned = await paymentLines(ctx, booking)
    const advances = await planAdvances(ctx, payment, parts, portions, planned.length)
    const entry = await postEntry(ctx, {
      journalId: journal.id,
      onDate: payment.onDate,
      kind: 'payment',
      reference: payment.reference ?? undefined,
      text: payment.text ?? undefined,
      source: { model: 'accounting.payment', id: payment.id },
      lines: [...planned.map((one) => one.line), ...advances.lines],
      marks: [...marksOf(planned), ...advances.marks],
      numbered: payment,
    })
    payment.entryId = entry.id
    payment.state = 'posted'
    await closeAll(ctx, payment, entry.id, planned)
    await advances.keep(entry)
    return payment
  },
})

async function worth(ctx: Context, payment: Payment) {
  const { amount, currency, onDate } = payment
  const isForeign = currency !== ctx.company.currency
  const rate = isForeign ? (payment.rate ?? (await knownRate(ctx, currency, onDate))) : undefined
  return { amount, companyAmount: rate ? atRate(ctx, amount, rate) : amount }
}

/** Divides the money, or refuses a payment of nothing and one that gives out more or less than came. */
function portionsOf(
  payment: Payment,
  companyAmount: Money,
  allocations: readonly Allocation[],
  parts: readonly PaymentAdvance[]
) {
  const advances = parts.map((one) => one.amount.units)
  if (payment.amount.isZero && allocations.length === 0 && advances.length === 0) {
    throw Refusal.input([{ field: 'amount', code: 'E_PAYMENT_EMPTY' }])
  }
  const money = {
    amount: payment.amount.units,
    companyAmount: companyAmount.units,
    keepsRest: payment.rest === 'on_account',
  }
  const plan = planPayment(money, allocations, advances)
  if (Array.isArray(plan)) return plan
  const given = [...allocations.map((one) => one.paid), ...advances].reduce((a, b) => a + b, 0n)
  const rest = given - money.amount
  const { currency } = payment
  throw new Refusal(plan, {
    rest: Money.of(rest < 0n ? -rest : rest, currency).toString(),
    currency,
  })
}

/** The lines on the party's account, in their order, are the payment's own items: each closes the one it is for. */
async function closeAll(
  ctx: Context,
  payment: Payment,
  entryId: number,
  planned: readonly PlannedLine[]
) {
  const own = await OpenItem.where(ctx, ['entry_id', 'eq', entryId], { sort: 'entry_line_id' })
  const onParty = planned.filter((one) => one.line.partyId)
  for (const [at, { closes }] of onParty.entries()) {
    if (!closes) continue
    const [debit, credit] = closes.item.isDebit ? [closes.item, own[at]] : [own[at], closes.item]
    await closeItems(ctx, debit, credit, {
      onDate: payment.onDate,
      wanted: wantedOf(closes, own[at]),
    })
  }
}
