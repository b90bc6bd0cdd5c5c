import { allocate, type Proposable, shareOf } from '../../payments/propose/allocate.js'
import { convert } from '../../payments/propose/convert.js'
import type { Proposal, ProposedItem } from '../../payments/propose/read_proposal.js'
import { amountText, decimalsOf } from '../invoices/decimal_text.js'

export type Values = Record<string, unknown>

/** What of a payment is for an item, as the form holds it. */
export interface TypedLine extends Values {
  open_item_id: number
  amount: string | null
  discount?: string | null
  write_off?: string | null
  paid?: string | null
}

/** Minor units of an amount as it is typed; nothing while it cannot be read. */
export function minor(text: unknown, currency: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(text ?? '').trim())
  const decimals = decimalsOf(currency)
  if (!match || (match[3] ?? '').length > decimals) return 0n
  const units = BigInt(match[2] + (match[3] ?? '').padEnd(decimals, '0'))
  return match[1] ? -units : units
}

export const text = (units: bigint, currency: string) => amountText(units, decimalsOf(currency))

/** What a payment is typed in, and what the rates of its day are. */
export interface Setting {
  currency: string
  companyCurrency: string
  /** As typed in the payment, where the bank says another than the kept one. */
  rate: unknown
  worth: Proposal['worth']
}

/** Of one item in the payment's currency; undefined where no rate is known. */
export function inPayment(amount: bigint, currency: string, setting: Setting): bigint | undefined {
  if (currency === setting.currency) return amount
  const from = rateOf(currency, setting)
  const to = rateOf(setting.currency, setting)
  if (!from || !to) return undefined
  return convert(
    amount,
    { decimals: decimalsOf(currency), rate: from },
    { decimals: decimalsOf(setting.currency), rate: to },
    decimalsOf(setting.companyCurrency)
  )
}

function rateOf(currency: string, { currency: own, rate, worth }: Setting) {
  const isTyped = currency === own && rate !== null && rate !== undefined && rate !== ''
  return scaled(isTyped ? rate : worth[currency])
}

/** Eight decimals. */
function scaled(given: unknown) {
  const match = /^(\d+)(?:\.(\d{1,8}))?$/.exec(String(given ?? '').trim())
  return match ? BigInt(match[1] + (match[2] ?? '').padEnd(8, '0')) : undefined
}

/** What of the money a line takes: as typed, else by the rates. */
export function paidOf(line: TypedLine, item: ProposedItem, setting: Setting): bigint {
  if (line.paid) return minor(line.paid, setting.currency)
  return inPayment(minor(line.amount, item.currency), item.currency, setting) ?? 0n
}

/** What of an item stays open after the payment. */
export function leftOf(line: TypedLine | undefined, item: ProposedItem): bigint {
  const closed = [line?.amount, line?.discount, line?.write_off].reduce(
    (sum: bigint, one) => sum + minor(one, item.currency),
    0n
  )
  return minor(item.open, item.currency) - closed
}

const proposable = (item: ProposedItem): Proposable => ({
  id: item.id,
  dueOn: item.due_on,
  open: minor(item.open, item.currency),
  discount: minor(item.discount, item.currency),
})

/** Money divided among the items of its currency, oldest due first. */
export function divided(items: readonly ProposedItem[], money: bigint, currency: string) {
  const own = items.filter((one) => one.currency === currency)
  return allocate(own.map(proposable), money).map(({ id, amount, discount }) =>
    lineOf(
      own.find((one) => one.id === id)!,
      amount,
      discount
    )
  )
}

/** One more item ticked: all of it, or what is left of the money. */
export function ticked(item: ProposedItem, money: bigint | undefined, setting: Setting): TypedLine {
  const isOwn = item.currency === setting.currency
  const whole = proposable(item)
  const most = isOwn && money !== undefined && money > 0n ? money : whole.open
  const { amount, discount } = shareOf(whole, most)
  return lineOf(item, amount, discount)
}

function lineOf(item: ProposedItem, amount: bigint, discount: bigint): TypedLine {
  return {
    open_item_id: item.id,
    currency: item.currency,
    amount: text(amount, item.currency),
    ...(discount > 0n ? { discount: text(discount, item.currency) } : {}),
  }
}
