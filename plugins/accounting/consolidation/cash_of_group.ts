import type { Amounts, Translated } from './translate.js'

const isCash = ({ type }: Translated) => type === 'bank' || type === 'cash'

/**
 * What of the change of a company's cash no flow explains (IAS 7.28): what rates made of it, and what it had when it came
 * into the group. Pure.
 */
export function cashOf(whole: readonly Translated[], brought: bigint) {
  const sum = (is: (one: Translated) => boolean, measure: keyof Amounts) =>
    whole.filter(is).reduce((all, one) => all + (one.amounts[measure] ?? 0n), 0n)
  const flows = -sum((one) => !isCash(one), 'movement')
  const change = sum(isCash, 'balance') - sum(isCash, 'opening')
  return { brought, rates: change - flows - brought }
}
