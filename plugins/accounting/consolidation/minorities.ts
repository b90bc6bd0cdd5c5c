import { partOf } from './holdings.js'
import type { Amounts, LocalAccount, Translated } from './translate.js'

/** What of a company is not the group's for some days, with the result of those days in its own currency. */
export interface MinorityPart {
  part: bigint
  /** Unknown of the last, which takes what the others leave. */
  result?: bigint
}

/** What of a company belongs to others: now, and of the results of the year and of the days asked for. */
export interface Minority {
  part: bigint
  year: readonly MinorityPart[]
  movement: readonly MinorityPart[]
}

export interface Capital {
  /** By account of the company: what of it is replaced by what was paid for it, and by what belongs to others. */
  taken: Map<number, Amounts>
  /** Equity when the company came into the group, and what was paid in later; a credit below zero. */
  acquired: bigint
  /** What of equity belongs to others (IFRS 10.B94): of capital, of earlier results, of the result, of the difference of currencies. */
  capital: bigint
  earlier: bigint
  year: bigint
  movement: bigint
  translation: bigint
  /** The same of what the difference of currencies changed by in the days asked for. */
  translated: bigint
}

/**
 * The equity of a company as it is divided between the group and others. Capital, and whatever was earned before it came
 * into the group, is taken out; of the rest the others have their part. Pure.
 */
export function capitalOf(
  whole: readonly Translated[],
  { part, year, movement }: Minority,
  rest: { now: bigint; before: bigint },
  worth: (amount: bigint, of: 'year' | 'movement') => bigint
): Capital {
  const taken = new Map<number, Amounts>()
  let acquired = 0n
  let kept = 0n
  for (const account of whole) {
    const gone = takenOf(account, part)
    if (gone) taken.set(account.id, gone)
    acquired += gone?.balance ?? 0n
    if (account.kind === 'equity') kept += (account.amounts.balance ?? 0n) - (gone?.balance ?? 0n)
    if (isResult(account)) kept += (account.amounts.earlier ?? 0n) - (gone?.earlier ?? 0n)
  }
  const results = (measure: 'year' | 'movement') =>
    whole.filter(isResult).reduce((sum, one) => sum + (one.amounts[measure] ?? 0n), 0n)
  return {
    taken,
    acquired,
    capital: partOf(acquired, part),
    earlier: partOf(kept, part),
    year: resultOf(year, results('year'), (amount) => worth(amount, 'year')),
    movement: resultOf(movement, results('movement'), (amount) => worth(amount, 'movement')),
    translation: partOf(rest.now, part),
    translated: partOf(rest.now - rest.before, part),
  }
}

const isResult = ({ kind }: Pick<LocalAccount, 'kind'>) => kind === 'income' || kind === 'expense'

/** Capital wholly, results and reserves as far as they were there before; what others pay in stays a payment. */
function takenOf(account: Translated, part: bigint): Amounts | undefined {
  const { amounts, before } = account
  if (account.type === 'equity') {
    const { balance, earlier, year, opening, movement = 0n } = amounts
    return { balance, earlier, year, opening, movement: movement - partOf(movement, part) }
  }
  const isKept = account.kind === 'equity' || isResult(account)
  return isKept && before !== 0n ? { balance: before, earlier: before } : undefined
}

/** The result of each of the parts, the last taking what is left of the whole. */
function resultOf(
  parts: readonly MinorityPart[],
  whole: bigint,
  worth: (amount: bigint) => bigint
) {
  let rest = whole
  return parts.reduce((sum, { part, result }) => {
    const amount = result === undefined ? rest : worth(result)
    rest -= amount
    return sum + partOf(amount, part)
  }, 0n)
}
