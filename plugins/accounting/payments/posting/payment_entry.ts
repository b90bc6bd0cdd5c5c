import { type Context, Money } from 'kontor/plugin'
import { accountFor } from '../../ledger/account_for.js'
import type { NewLine, NewMark } from '../../ledger/post_entry.js'
import type OpenItem from '../../models/open_item.js'
import type Payment from '../../models/payment.js'
import { dimensionsOf } from '../match/dimensions_of.js'
import type { Wanted } from '../match/plan_match.js'
import { partyAccount } from '../../ledger/party_account.js'
import { discountTaxes } from '../../tax/discount_taxes.js'
import { size } from '../match/part.js'
import { worthOf, type Allocation, type Portion } from './plan_payment.js'

type ItemDimensions = Awaited<ReturnType<typeof dimensionsOf>>

/** A line of the entry, and for one on the party's account the item it closes and how much of it. */
export interface PlannedLine {
  line: NewLine
  closes?: { item: OpenItem; amount: bigint }
  /** What the tax return counts with it. */
  marks?: NewMark[]
}

/** A payment that is booked: what arrived in its own and the company's currency, and what it is for. */
export interface Booking {
  payment: Payment
  bankAccountId: number
  money: { amount: Money; companyAmount: Money }
  portions: readonly Portion[]
  allocations: readonly Allocation[]
  items: ReadonlyMap<number, OpenItem>
}

/**
 * The lines of a payment's entry: the money on the bank's account, then one line for each item it closes and one for
 * what stays on account; discounts and what is written off as pairs of lines at the item's own rate, so that they
 * never make a difference of exchange. A discount takes the tax in it back.
 */
export async function paymentLines(ctx: Context, booking: Booking): Promise<PlannedLine[]> {
  const { payment, allocations, items } = booking
  const dimensions = await dimensionsOf(ctx, items.values())
  const planned = [bankLine(ctx, booking)]
  for (const portion of booking.portions.filter((one) => one.advance === undefined)) {
    planned.push(await partyLine(ctx, booking, portion, dimensions))
  }
  const discount = payment.direction === 'in' ? 'discount_given' : 'discount_taken'
  for (const { itemId, amount, discount: granted, writeOff } of allocations) {
    const item = items.get(itemId)!
    const left = leftOf(item)
    left.take(amount)
    const given = {
      ...{ item, dimensions, amount: granted },
      worth: left.take(granted),
      purpose: discount,
    } as const
    planned.push(...(await withoutMoney(ctx, payment, given)))
    const worth = left.take(writeOff)
    const lost = { item, dimensions, amount: writeOff, worth, purpose: 'write_off' } as const
    planned.push(...(await withoutMoney(ctx, payment, lost)))
  }
  return planned
}

/** An item as its parts close one after the other: what each is worth, above zero; together they are worth what it was. */
function leftOf({ amounts }: OpenItem) {
  const left = { open: size(amounts.open), companyOpen: size(amounts.companyOpen) }
  return {
    take(amount: bigint) {
      const worth = amount === 0n ? 0n : worthOf(left, amount)
      left.open -= amount
      left.companyOpen -= worth
      return worth
    },
  }
}

function bankLine(ctx: Context, { payment, bankAccountId, money }: Booking): PlannedLine {
  const side = sideOf(ctx, payment.sign)
  const amounts = side(1n, money.companyAmount.units, money.amount)
  return { line: { accountId: bankAccountId, text: payment.text ?? undefined, ...amounts } }
}

async function partyLine(
  ctx: Context,
  { payment, items }: Booking,
  portion: Portion,
  dimensions: ItemDimensions
): Promise<PlannedLine> {
  const { partyId, direction, currency } = payment
  const item = portion.itemId === null ? undefined : items.get(portion.itemId)!
  const usual = direction === 'in' ? 'receivable' : 'payable'
  const accountId = item?.accountId ?? (await partyAccount(ctx, partyId, usual)).id
  const paid = Money.of(portion.paid, currency)
  const amounts = sideOf(ctx, payment.sign)(-1n, portion.companyAmount, paid)
  return {
    line: { accountId, partyId, dimensions: item && dimensions.get(item.id), ...amounts },
    closes: item && { item, amount: portion.amount! },
  }
}

/** What closes an item without money, and on which account it is booked. */
interface Granted {
  item: OpenItem
  amount: bigint
  /** To the company. */
  worth: bigint
  dimensions: ItemDimensions
  purpose: 'discount_given' | 'discount_taken' | 'write_off'
}

async function withoutMoney(
  ctx: Context,
  payment: Payment,
  { item, amount, worth, dimensions, purpose }: Granted
): Promise<PlannedLine[]> {
  if (amount === 0n) return []
  const side = sideOf(ctx, payment.sign)
  const inItem = Money.of(amount, item.currency)
  const other = await accountFor(ctx, purpose)
  const granted = { item, accountId: other.id, amount, worth, onDate: payment.onDate }
  const taxes =
    purpose === 'write_off' ? { lines: [], marks: [] } : await discountTaxes(ctx, granted)
  const taken = payment.sign * sumOf(taxes.lines)
  return [
    {
      line: { accountId: other.id, ...side(1n, worth - taken) },
      marks: taxes.marks.filter((mark) => mark.line === null),
    },
    ...taxes.lines.map((line, at) => ({
      line,
      marks: taxes.marks.filter((mark) => mark.line === at),
    })),
    {
      line: {
        accountId: item.accountId,
        partyId: payment.partyId,
        dimensions: dimensions.get(item.id),
        ...side(-1n, worth, inItem),
      },
      closes: { item, amount },
    },
  ]
}

const sumOf = (lines: readonly NewLine[]) =>
  lines.reduce((sum, { debit, credit }) => sum + (debit?.units ?? 0n) - (credit?.units ?? 0n), 0n)

/** The marks of all lines, each with the place of its own; those of a base have none. */
export function marksOf(planned: readonly PlannedLine[]): NewMark[] {
  return planned.flatMap(({ marks = [] }, at) =>
    marks.map((mark) => ({ ...mark, line: mark.line === null ? null : at }))
  )
}

/** Debit or credit by sign, with the foreign amount where there is one: money that comes is a debit of the bank. */
function sideOf(ctx: Context, direction: bigint) {
  return (sign: bigint, companyAmount: bigint, amount?: Money) => {
    const { currency } = ctx.company
    const isDebit = sign * direction > 0n
    const value = Money.of(companyAmount, currency)
    const foreign =
      amount && amount.currency !== currency
        ? { foreign: isDebit ? amount : Money.of(-amount.units, amount.currency) }
        : {}
    return { ...(isDebit ? { debit: value } : { credit: value }), ...foreign }
  }
}

/** How much of the item and of the payment's own new item meet. */
export function wantedOf(closes: { item: OpenItem; amount: bigint }, own: OpenItem): Wanted {
  const mine = own.open.units < 0n ? -own.open.units : own.open.units
  return closes.item.isDebit
    ? { debit: closes.amount, credit: mine }
    : { debit: mine, credit: closes.amount }
}
