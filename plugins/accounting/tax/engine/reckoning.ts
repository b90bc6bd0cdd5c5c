import type { Rounding, TaxDocument, TaxRule } from './document.js'
import { flatTaxes, chargedFactor, roundedWith } from './flat_taxes.js'
import { type Fraction, fraction, plus, rounded, times, WHOLE } from './fraction.js'
import { lineAmounts } from './line_amounts.js'
import { bearsOn, shareOf, takeOut } from './nominal.js'
import { inTurn, roundTogether } from './share_out.js'

/** One tax on one line while it is being reckoned. */
export interface Reckoned {
  rule: TaxRule
  exact: Fraction
  nominal: bigint
  charged: bigint
}

export interface ReckonedLine {
  rules: TaxRule[]
  quantity: bigint
  net: bigint
  /** What taxes are reckoned on: the net, not rounded where the document rounds nothing before the sum. */
  basis: Fraction
  /** The line's share of the document's discount, taxes included as they are in its price. */
  discount: bigint
  amount: bigint
  taxes: Reckoned[]
}

/** Every tax on every line: first what is in the prices, then what comes on top, in the order of the sequences. */
export function reckon(document: TaxDocument): ReckonedLine[] {
  const rounding = document.rounding ?? 'document'
  const lines = takenOut(document, rounding)
  const onTop = lines.flatMap(({ rules }) => rules.filter((rule) => !rule.isIncluded))
  const sequences = [...new Set(onTop.map((rule) => rule.sequence))].sort((a, b) => a - b)
  for (const sequence of sequences) {
    const found = lines.map((line) =>
      line.rules
        .filter((rule) => !rule.isIncluded && rule.sequence === sequence)
        .map((rule) => open(rule, onBase(line, rule, rounding)))
    )
    close(found.flat(), rounding)
    lines.forEach((line, index) => line.taxes.push(...found[index]))
  }
  return lines
}

/** Net and the taxes before it that a tax is reckoned on, as they stand on the document. */
export function baseOf(line: ReckonedLine, rule: TaxRule) {
  return line.taxes
    .filter((one) => bearsOn(one.rule, rule))
    .reduce((sum, one) => sum + one.charged, line.net)
}

function takenOut(document: TaxDocument, rounding: Rounding): ReckonedLine[] {
  const amounts = lineAmounts(document)
  const lines = document.lines.map(({ quantity, taxes }, index) => {
    const taxed = { rules: flatTaxes(taxes, document), quantity }
    const out = takeOut(taxed, amounts[index].basis)
    const found = [...out.amounts].map(([rule, exact]) => open(rule, exact))
    return { ...taxed, ...amounts[index], exactNet: out.net, taxes: found }
  })
  close(
    lines.flatMap((line) => line.taxes),
    rounding
  )
  return lines.map(({ exactNet, ...line }) => {
    const net = line.taxes.reduce((left, one) => left - one.charged, line.amount)
    return { ...line, net, basis: rounding === 'exact' ? exactNet : fraction(net) }
  })
}

function open(rule: TaxRule, exact: Fraction): Reckoned {
  return { rule, exact, nominal: 0n, charged: 0n }
}

function onBase(line: ReckonedLine, rule: TaxRule, rounding: Rounding) {
  const { ofBase, fixed } = shareOf(rule, line)
  const base = line.taxes
    .filter((one) => bearsOn(one.rule, rule))
    .map((one) => (rounding === 'exact' ? exactlyCharged(one) : fraction(one.charged)))
    .reduce(plus, line.basis)
  return plus(times(base, ofBase), fixed)
}

function exactlyCharged({ rule, exact }: Reckoned) {
  return times(exact, fraction(chargedFactor(rule), WHOLE))
}

/** Rounds what was found: each by itself, or together with all it is rounded with. */
function close(found: Reckoned[], rounding: Rounding) {
  const alone = rounding === 'line'
  for (const group of groups(found, ({ rule }) => roundedWith(rule), alone)) {
    const nominal = roundTogether(group.map((one) => one.exact))
    group.forEach((one, index) => (one.nominal = nominal[index]))
  }
  for (const group of groups(found, ({ rule }) => String(rule.id), alone)) {
    const factor = fraction(chargedFactor(group[0].rule), WHOLE)
    const charged = inTurn(
      group.map((one) => one.nominal),
      (sum) => rounded(times(fraction(sum), factor)),
      (after, before) => after - before
    )
    group.forEach((one, index) => (one.charged = charged[index]))
  }
}

function groups(found: Reckoned[], keyOf: (one: Reckoned) => string, alone: boolean) {
  if (alone) return found.map((one) => [one])
  return [...Map.groupBy(found, keyOf).values()]
}
