import { type Fraction, fraction, rounded, times } from '../../tax/engine/fraction.js'
import { type Amount, AmountFault, readAmount, reckonAmount, variablesOf } from './amount.js'

export interface TemplateLine {
  side: 'debit' | 'credit'
  amount: string | null
}

/** A line to be booked, in minor units; one of nothing is left out by whoever books. */
export interface PlannedAmount {
  side: 'debit' | 'credit'
  units: bigint
}

/** A fault with the place of its line. */
export interface LineFault {
  line: number
  code: AmountFault['code'] | 'E_TEMPLATE_RESTS'
  at: string
}

/** The first fault of a template: an amount that cannot be read, a variable it does not have, a second rest. */
export function faultOf(lines: readonly TemplateLine[], variables: readonly string[]) {
  const known = new Set(variables.map((one) => one.toLowerCase()))
  let rests = 0
  for (const [line, { amount }] of lines.entries()) {
    try {
      const read = readAmount(amount)
      if (read === 'rest' && ++rests > 1) {
        return { line, code: 'E_TEMPLATE_RESTS', at: 'rest' } as LineFault
      }
      const unknown = variablesOf(read).find((one) => !known.has(one.toLowerCase()))
      if (unknown) return { line, code: 'E_TEMPLATE_VARIABLE', at: unknown } as LineFault
    } catch (error) {
      if (!(error instanceof AmountFault)) throw error
      return { line, code: error.code, at: error.at } as LineFault
    }
  }
  return undefined
}

/**
 * What each line comes to, rounded to the minor unit; below zero it changes sides. The rest is what makes debits and
 * credits equal. `values` are in whole units of the currency. Throws an AmountFault where one is missing.
 */
export function planAmounts(
  lines: readonly TemplateLine[],
  values: ReadonlyMap<string, Fraction>,
  scale: number
): PlannedAmount[] {
  const unit = fraction(10n ** BigInt(scale))
  const read = lines.map((line) => ({ line, amount: readAmount(line.amount) }))
  const debits = read.map(({ line, amount }) => debitOf(line, amount, values, unit))
  const rest = -debits.reduce((sum, one) => sum + one, 0n)
  return read.map(({ line, amount }, at) => sided(amount === 'rest' ? rest : debits[at], line.side))
}

/** Above zero on the debit side; nothing for the rest. */
function debitOf(
  { side }: TemplateLine,
  amount: Amount,
  values: ReadonlyMap<string, Fraction>,
  unit: Fraction
) {
  if (amount === 'rest') return 0n
  const units = rounded(times(reckonAmount(amount, values), unit))
  return side === 'debit' ? units : -units
}

function sided(debit: bigint, usual: 'debit' | 'credit'): PlannedAmount {
  if (debit === 0n) return { side: usual, units: 0n }
  return debit > 0n ? { side: 'debit', units: debit } : { side: 'credit', units: -debit }
}
