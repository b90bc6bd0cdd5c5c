import type { TaxDocument, TaxRule } from './document.js'
import { WHOLE } from './fraction.js'

/** The taxes of a line, groups opened up, in the order they are reckoned; the document may say for all whether prices have them in. */
export function flatTaxes(rules: TaxRule[], { isIncluded }: Pick<TaxDocument, 'isIncluded'>) {
  return rules
    .flatMap(opened)
    .map((rule) => ({ ...rule, isIncluded: includes(rule, isIncluded) }))
    .sort((one, other) => one.sequence - other.sequence || one.id - other.id)
}

/** Taxes that stand in one row of the breakdown of VAT are rounded as one; any other by itself. */
export function roundedWith(rule: TaxRule) {
  const { id, category, kind, rate, sequence, isIncluded, isCompound } = rule
  return category ? [category, kind, rate, sequence, isIncluded, isCompound].join() : String(id)
}

/** How much of a tax the document bears, in millionths of a percent: nothing where its parts cancel out. */
export function chargedFactor({ parts }: TaxRule) {
  return parts?.length ? parts.reduce((sum, part) => sum + part.factor, 0n) : WHOLE
}

function opened(rule: TaxRule): TaxRule[] {
  return rule.kind === 'group' ? (rule.members ?? []).flatMap(opened) : [rule]
}

/** What is withheld, or fixed, is in the price only where the tax itself says so. */
function includes(rule: TaxRule, told: boolean | undefined) {
  const own = rule.isIncluded ?? false
  return told === undefined || rule.kind === 'fixed' || rule.rate < 0n ? own : told
}
