import type { AccountType } from '../ledger/account_types.js'

/** A line as far as it counts: amounts in minor units of the company's currency. */
interface Counted {
  type: AccountType
  debit: bigint
  credit: bigint
}

/** What an opening comes to, in minor units. */
export interface Totals {
  debit: bigint
  credit: bigint
  /** Debits without credits: what is missing to balance, on the credit side where above zero. */
  difference: bigint
  /** Owed by customers, and to suppliers. */
  receivable: bigint
  payable: bigint
}

/** What the books before say the same comes to; nothing where nobody said. */
interface Controls {
  debit: bigint | null
  receivable: bigint | null
  payable: bigint | null
}

interface Deviation {
  of: keyof Controls
  expected: bigint
  found: bigint
}

/** Adds the lines of an opening up. */
export function totalsOf(lines: readonly Counted[]): Totals {
  const debit = sum(lines, (line) => line.debit)
  const credit = sum(lines, (line) => line.credit)
  const owed = (type: AccountType) =>
    sum(lines, (line) => (line.type === type ? line.debit - line.credit : 0n))
  return {
    debit,
    credit,
    difference: debit - credit,
    receivable: owed('receivable'),
    payable: -owed('payable'),
  }
}

/** Where an opening differs from what the books before say. */
export function deviations(totals: Totals, controls: Controls): Deviation[] {
  return (['debit', 'receivable', 'payable'] as const).flatMap((of) => {
    const expected = controls[of]
    return expected === null || expected === totals[of] ? [] : [{ of, expected, found: totals[of] }]
  })
}

function sum(lines: readonly Counted[], amount: (line: Counted) => bigint) {
  return lines.reduce((total, line) => total + amount(line), 0n)
}
