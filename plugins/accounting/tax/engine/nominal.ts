import type { TaxRule } from './document.js'
import {
  type Fraction,
  fraction,
  minus,
  over,
  percent,
  plus,
  times,
  WHOLE,
  ZERO,
} from './fraction.js'
import { chargedFactor } from './flat_taxes.js'

/** Of a line: its taxes in the order they are reckoned, and how many of what. */
export interface Taxed {
  rules: TaxRule[]
  /** In millionths. */
  quantity: bigint
}

/** How a tax follows from its base: so much of it, and so much anyhow. */
export interface Share {
  ofBase: Fraction
  fixed: Fraction
}

/** What a rule takes of its base on this line. Divisions of one sequence share what is left beside them all. */
export function shareOf(rule: TaxRule, { rules, quantity }: Taxed): Share {
  if (rule.kind === 'fixed') {
    return {
      ofBase: ZERO,
      fixed: fraction((rule.fixed ?? 0n) * quantity, MILLION * (rule.fixedPer ?? 1n)),
    }
  }
  if (rule.kind === 'percent') return { ofBase: percent(rule.rate), fixed: ZERO }
  const together = rules
    .filter((one) => one.kind === 'division' && one.sequence === rule.sequence)
    .reduce((sum, one) => sum + one.rate, 0n)
  return { ofBase: fraction(rule.rate, WHOLE - together), fixed: ZERO }
}

/** Whether a tax is reckoned on another one too. */
export function bearsOn(earlier: TaxRule, later: TaxRule) {
  return Boolean(earlier.isCompound) && earlier.sequence < later.sequence
}

/**
 * What is in a price: its net, and each included tax in the order of the rules. Solved as one equation, so that
 * included taxes that are reckoned on each other, or on taxes that are not included, come out right.
 */
export function takeOut(line: Taxed, price: Fraction) {
  const forms = formsOf(line)
  const included = line.rules.flatMap((rule, index) => (rule.isIncluded ? [index] : []))
  const inPrice = included.map((index) => charged(forms[index], line.rules[index]))
  const fixed = inPrice.reduce((sum, one) => plus(sum, one.fixed), ZERO)
  const ofNet = inPrice.reduce((sum, one) => plus(sum, one.ofBase), fraction(1n))
  const net = over(minus(price, fixed), ofNet)
  const amounts = new Map(
    included.map((index) => [
      line.rules[index],
      plus(times(forms[index].ofBase, net), forms[index].fixed),
    ])
  )
  return { net, amounts }
}

const MILLION = 1_000_000n

/** Each tax as a share of the line's net and a fixed amount. */
function formsOf(line: Taxed) {
  const forms: Share[] = []
  for (const rule of line.rules) {
    const { ofBase, fixed } = shareOf(rule, line)
    const base = forms.reduce(
      (sum, form, index) =>
        bearsOn(line.rules[index], rule) ? add(sum, charged(form, line.rules[index])) : sum,
      { ofBase: fraction(1n), fixed: ZERO }
    )
    forms.push({
      ofBase: times(base.ofBase, ofBase),
      fixed: plus(times(base.fixed, ofBase), fixed),
    })
  }
  return forms
}

function add(one: Share, other: Share): Share {
  return { ofBase: plus(one.ofBase, other.ofBase), fixed: plus(one.fixed, other.fixed) }
}

function charged({ ofBase, fixed }: Share, rule: TaxRule): Share {
  const factor = fraction(chargedFactor(rule), WHOLE)
  return { ofBase: times(ofBase, factor), fixed: times(fixed, factor) }
}
