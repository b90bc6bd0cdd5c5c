import type { Region, Supply, TaxScope } from './lists.js'
import { isIn, type Whereabouts } from './regions.js'
import type { TaxGroup } from './tax_groups.js'

/** A rule that puts a tax in the place of another; nothing given is any. */
export interface StoredRule {
  name: string
  scope: TaxScope
  sequence: number
  region: Region
  country: string | null
  taxGroup: TaxGroup | null
  supply: Supply | null
  validFrom: string | null
  validTo: string | null
  fromTaxId: number | null
  toTaxId: number | null
}

export interface Dealing extends Whereabouts {
  scope: TaxScope
  taxGroup: TaxGroup | null
  supply: Supply
  onDate: string
  taxId: number
}

/**
 * The tax that takes the place of `taxId` in a dealing: of the first rule that fits, in the order of the rules; null
 * where that rule charges none. Without a rule that fits the tax stays.
 */
export function chooseTax(rules: StoredRule[], dealing: Dealing): number | null {
  const rule = chooseRule(rules, dealing)
  return rule ? rule.toTaxId : dealing.taxId
}

/** The first rule that fits, in the order of the rules. */
export function chooseRule(rules: StoredRule[], dealing: Dealing): StoredRule | undefined {
  return rules
    .toSorted((one, other) => one.sequence - other.sequence)
    .find((one) => fits(one, dealing))
}

function fits(rule: StoredRule, dealing: Dealing) {
  const { scope, taxGroup, supply, onDate, taxId } = dealing
  return (
    rule.scope === scope &&
    (rule.fromTaxId === null || rule.fromTaxId === taxId) &&
    (rule.taxGroup === null || rule.taxGroup === taxGroup) &&
    (rule.supply === null || rule.supply === supply) &&
    (rule.validFrom ?? onDate) <= onDate &&
    onDate <= (rule.validTo ?? onDate) &&
    isIn(rule.region, dealing, rule.country)
  )
}
