import type { Money } from 'kontor/plugin'

/** What the arithmetic of the ledger looks at in a line. */
export interface LineFigures {
  debit: Money | null
  credit: Money | null
  foreignCurrency: string | null
  foreignAmount: Money | null
}

/** Minor units of the company's currency, above zero for a debit. */
export const signed = (line: Pick<LineFigures, 'debit' | 'credit'>) =>
  (line.debit?.units ?? 0n) - (line.credit?.units ?? 0n)

export interface Sums {
  debit: bigint
  credit: bigint
}

/** The sums of both sides, in minor units. */
export function sumsOf(lines: readonly Pick<LineFigures, 'debit' | 'credit'>[]): Sums {
  return lines.reduce(
    (sums, { debit, credit }) => ({
      debit: sums.debit + (debit?.units ?? 0n),
      credit: sums.credit + (credit?.units ?? 0n),
    }),
    { debit: 0n, credit: 0n }
  )
}

export interface LineFault {
  code:
    | 'E_ENTRY_EMPTY'
    | 'E_LINE_BOTH_SIDES'
    | 'E_LINE_NEGATIVE'
    | 'E_FOREIGN_HALF'
    | 'E_FOREIGN_SIGN'
    | 'E_ENTRY_UNBALANCED'
  /** Counted from 1; 0 for the entry as a whole. */
  line: number
  sums?: Sums
}

/** The first thing that is wrong with the figures of an entry; undefined where it may be posted. */
export function faultOf(lines: readonly LineFigures[]): LineFault | undefined {
  if (lines.length === 0) return { code: 'E_ENTRY_EMPTY', line: 0 }
  for (const [at, line] of lines.entries()) {
    const code = lineFault(line)
    if (code) return { code, line: at + 1 }
  }
  const sums = sumsOf(lines)
  return sums.debit === sums.credit ? undefined : { code: 'E_ENTRY_UNBALANCED', line: 0, sums }
}

function lineFault(line: LineFigures): LineFault['code'] | undefined {
  const { debit, credit, foreignCurrency, foreignAmount } = line
  if (debit?.isNegative || credit?.isNegative) return 'E_LINE_NEGATIVE'
  if (debit && credit && !debit.isZero && !credit.isZero) return 'E_LINE_BOTH_SIDES'
  if ((foreignCurrency === null) !== (foreignAmount === null)) return 'E_FOREIGN_HALF'
  const amount = signed(line)
  const foreign = foreignAmount?.units ?? 0n
  return amount !== 0n && foreign !== 0n && amount > 0n !== foreign > 0n
    ? 'E_FOREIGN_SIGN'
    : undefined
}
