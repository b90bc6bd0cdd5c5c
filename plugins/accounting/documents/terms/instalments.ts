import { daysLater, dueDate, type DueRule } from './due_date.js'

/** One line of a payment term. `percent` is of the whole document: 10^6 units are one percent. */
export type TermLine = DueRule &
  ({ kind: 'percent'; percent: bigint } | { kind: 'fixed'; amount: bigint } | { kind: 'remainder' })

export interface Instalment {
  dueOn: string
  /** Minor units of the document's currency. */
  amount: bigint
}

const HUNDRED = 100_000_000n

/**
 * What is due when, as a pure function: amounts in minor units, above or below zero alike. No instalment takes more
 * than what is left; cents that percentages leave over go to the last one; a document of nothing is due once, with nothing.
 */
export function instalmentsOf(lines: TermLine[], total: bigint, from: string): Instalment[] {
  const sign = total < 0n ? -1n : 1n
  let left = total * sign
  const parts: Instalment[] = []
  lines.forEach((line, at) => {
    const isLast = at === lines.length - 1
    const wanted = isLast || line.kind === 'remainder' ? left : shareOf(line, total * sign)
    const amount = wanted < left ? wanted : left
    left -= amount
    parts.push({ dueOn: dueDate(line, from), amount: amount * sign })
  })
  const due = parts.filter(({ amount }) => amount !== 0n)
  return due.length > 0 ? due : parts.length > 0 ? [parts[0]] : [{ dueOn: from, amount: total }]
}

function shareOf(line: TermLine & { kind: 'percent' | 'fixed' }, total: bigint) {
  return line.kind === 'fixed' ? line.amount : percentOf(total, line.percent)
}

/** Part of an amount, rounded half away from zero. */
export function percentOf(amount: bigint, percent: bigint) {
  const [product, sign] = [amount * percent, amount * percent < 0n ? -1n : 1n]
  return (sign * (2n * product * sign + HUNDRED)) / (2n * HUNDRED)
}

/** What may be kept back by whoever pays early, and until when. */
export function earlyDiscount(
  term: { percent: bigint; days: number },
  total: bigint,
  from: string
): { until: string; amount: bigint } {
  return { until: daysLater(from, term.days), amount: percentOf(total, term.percent) }
}
