import type { TaxAmount, Totals } from './document.js'
import { type Fraction, fraction, rounded, times } from './fraction.js'
import { shareOut } from './share_out.js'

/** What a tax of a document came to when it was posted, in minor units. */
export interface Frozen {
  taxId: number
  base: bigint
  amount: bigint
}

/** A document's totals as far as its taxes go. */
export type TaxedTotals = Pick<Totals, 'lines' | 'summary'>

/**
 * The same share of everything a document's taxes are made of, as a pure function: what a discount takes back of it. Each
 * tax and each part of it is rounded once for the document; the lines share it, to the cent. What was posted counts,
 * where it is known, not what the taxes would come to now.
 */
export function scaleTotals(
  { lines, summary }: TaxedTotals,
  share: Fraction,
  posted: readonly Frozen[] = []
): TaxedTotals {
  const factors = new Map(
    summary.map((one) => {
      const was = posted.find(({ taxId }) => taxId === one.taxId)
      const same = !was || one.amount === 0n ? fraction(1n) : fraction(was.amount, one.amount)
      return [one.taxId, times(share, same)]
    })
  )
  const scaled = summary.map((one) => {
    const was = posted.find(({ taxId }) => taxId === one.taxId)
    const factor = factors.get(one.taxId)!
    return { ...one, ...scaleTax(one, factor), base: scale(was?.base ?? one.base, share) }
  })
  return { lines: linesOf(lines, scaled), summary: scaled }
}

function scaleTax(tax: TaxAmount, factor: Fraction): TaxAmount {
  return {
    taxId: tax.taxId,
    base: scale(tax.base, factor),
    amount: scale(tax.amount, factor),
    nominal: scale(tax.nominal, factor),
    parts: tax.parts.map(({ partId, amount }) => ({ partId, amount: scale(amount, factor) })),
  }
}

/** Each part of each tax on the lines it was on, in the ratio it was there. */
function linesOf(lines: Totals['lines'], summary: readonly TaxAmount[]): Totals['lines'] {
  const shares = new Map<string, bigint[]>()
  for (const { taxId, amount: whole, parts } of summary) {
    const charged = lines.map((line) => sumOf(line.taxes.filter((one) => one.taxId === taxId)))
    shares.set(String(taxId), shareBy(whole, charged))
    for (const { partId, amount } of parts) {
      const weights = lines.map((line) => partOf(line, taxId, partId))
      shares.set(`${taxId} ${partId}`, shareBy(amount, weights))
    }
  }
  return lines.map((line, at) => ({
    ...line,
    taxes: line.taxes.map((tax) => ({
      ...tax,
      amount: shares.get(String(tax.taxId))?.[at] ?? 0n,
      parts: tax.parts.map(({ partId }) => ({
        partId,
        amount: shares.get(`${tax.taxId} ${partId}`)?.[at] ?? 0n,
      })),
    })),
  }))
}

function partOf({ taxes }: Totals['lines'][number], taxId: number, partId: number) {
  const parts = taxes.filter((one) => one.taxId === taxId).flatMap((one) => one.parts)
  return sumOf(parts.filter((one) => one.partId === partId))
}

const sumOf = (of: readonly { amount: bigint }[]) => of.reduce((sum, one) => sum + one.amount, 0n)

/** Nothing of nothing; else in the ratio of the weights. */
function shareBy(total: bigint, weights: readonly bigint[]) {
  const sum = weights.reduce((so, one) => so + one, 0n)
  if (sum === 0n) return weights.map(() => 0n)
  return shareOut(
    total,
    weights.map((one) => fraction(total * one, sum))
  )
}

const scale = (amount: bigint, factor: Fraction) => rounded(times(fraction(amount), factor))
