/** The sums of both sides as they are typed, as decimal texts. */
export interface TypedSums {
  debit: string
  credit: string
  /** What is missing on the smaller side. */
  difference: string
  isBalanced: boolean
}

/** Enough for the currency with most decimals. */
const SCALE = 4

/** Adds up what stands in the lines of an entry being typed; what is no amount yet counts as nothing. */
export function sumTyped(lines: readonly Record<string, unknown>[]): TypedSums {
  const kept = lines.filter((one) => one._delete !== true)
  const sum = (side: 'debit' | 'credit') =>
    kept.reduce((total, line) => total + units(line[side]), 0n)
  const [debit, credit] = [sum('debit'), sum('credit')]
  const gap = debit > credit ? debit - credit : credit - debit
  return {
    debit: text(debit),
    credit: text(credit),
    difference: text(gap),
    isBalanced: gap === 0n,
  }
}

/**
 * What the last line would balance the others with, on the side that is short; nothing where nothing is missing, or
 * where that line has an amount.
 */
export function sideMissing(lines: readonly Record<string, unknown>[]) {
  const last = lines.at(-1)
  const sums = sumTyped(lines)
  if (!last || last.debit || last.credit || sums.isBalanced) return null
  const isCreditShort = units(sums.debit) > units(sums.credit)
  return isCreditShort ? { credit: sums.difference } : { debit: sums.difference }
}

function units(typed: unknown): bigint {
  const [, whole, fraction = ''] = /^(\d{1,15})(?:\.(\d{1,4}))?$/.exec(String(typed ?? '')) ?? []
  return whole === undefined ? 0n : BigInt(whole + fraction.padEnd(SCALE, '0'))
}

function text(sum: bigint) {
  const digits = String(sum).padStart(SCALE + 1, '0')
  const trimmed = digits.slice(-SCALE).replace(/0+$/, '')
  return `${digits.slice(0, -SCALE)}.${trimmed.padEnd(2, '0')}`
}
