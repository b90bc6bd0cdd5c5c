import { fraction, rounded, times, WHOLE } from '../engine/fraction.js'
import { type BoxFormula, FormulaFault, readFormula } from './formula.js'

export interface Box {
  code: string
  formula: string | null
  rounding: 'minor' | 'unit' | 'unit_down'
}

/**
 * The amount of each box, in minor units: what its marks come to, or its formula of other boxes as they stand rounded.
 * `marked` holds the sums of marks by code, `unit` is one whole unit of the currency (100 cents).
 * Throws a FormulaFault for a box that is not there (E_BOX_UNKNOWN) or a circle (E_BOX_CIRCLE).
 */
export function fillBoxes(boxes: Box[], marked: Map<string, bigint>, unit: bigint) {
  const byCode = new Map(boxes.map((box) => [box.code, box]))
  const filled = new Map<string, bigint>()
  const open: string[] = []
  const fill = (code: string): bigint => {
    const done = filled.get(code)
    if (done !== undefined) return done
    const box = byCode.get(code)
    if (!box) throw new FormulaFault('E_BOX_UNKNOWN', `${open.at(-1)} → ${code}`)
    if (open.includes(code)) throw new FormulaFault('E_BOX_CIRCLE', [...open, code].join(' → '))
    open.push(code)
    const amount = box.formula ? reckon(readFormula(box.formula), fill) : (marked.get(code) ?? 0n)
    open.pop()
    const whole = roundBox(amount, box.rounding, unit)
    filled.set(code, whole)
    return whole
  }
  for (const { code } of boxes) fill(code)
  return filled
}

function reckon({ terms, onlyPositive }: BoxFormula, fill: (code: string) => bigint) {
  const sum = terms.reduce(
    (so, { code, sign, rate }) =>
      so + sign * rounded(times(fraction(fill(code)), fraction(rate, WHOLE))),
    0n
  )
  return onlyPositive && sum < 0n ? 0n : sum
}

function roundBox(amount: bigint, rounding: Box['rounding'], unit: bigint) {
  if (rounding === 'minor') return amount
  if (rounding === 'unit_down') return (amount / unit) * unit
  return rounded(fraction(amount, unit)) * unit
}
