import type {
  LineTotals,
  TaxAmount,
  TaxDocument,
  TaxLine,
  TaxRule,
  TaxSummary,
  Totals,
  VatRow,
} from './document.js'
import { cashRounding } from './cash_rounding.js'
import { type Fraction, fraction, rounded, times, WHOLE } from './fraction.js'
import { baseOf, reckon, type Reckoned, type ReckonedLine } from './reckoning.js'
import { inTurn, shareOut } from './share_out.js'

/**
 * The totals of a document: nets, each tax by line and once for the document, the breakdown of VAT, what is to pay.
 * Pure and exact: the same on the server and in the browser, bigints of minor units in and out. The nets of the lines add
 * up to the document's net, its taxes to its tax; a document with the signs turned has the totals with the signs turned.
 */
export function computeTaxes(document: TaxDocument): Totals {
  const order = orderOf(document)
  const reckoned = reckon({ ...document, lines: order.map((index) => document.lines[index]) })
  const parts = partsOf(reckoned, document.rounding === 'line')
  const lines: LineTotals[] = []
  reckoned.forEach((line, place) => (lines[order[place]] = lineTotals(line, parts)))
  const net = sum(lines.map((line) => line.net))
  const discount = sum(lines.map((line) => line.discount))
  const summary = summaryOf(reckoned, lines)
  const tax = sum(summary.map((one) => one.amount))
  const total = net + tax
  const rounding = cashRounding(total, document.cashStep)
  const payable = total - (document.prepaid ?? 0n) + rounding
  const breakdown = breakdownOf(summary)
  const lineNet = net + discount
  return { lines, summary, breakdown, lineNet, discount, net, tax, total, rounding, payable }
}

/** Lines by their taxes, so that to which tax a last cent falls is not a matter of which line was written first. */
function orderOf({ lines }: TaxDocument) {
  const key = ({ taxes }: TaxLine) => taxes.map((rule) => String(rule.id).padStart(16, '0')).join()
  const keys = lines.map(key)
  return lines.map((_, index) => index).sort((a, b) => compareText(keys[a], keys[b]) || a - b)
}

function compareText(one: string, other: string) {
  return one < other ? -1 : one > other ? 1 : 0
}

function lineTotals(line: ReckonedLine, parts: Map<Reckoned, TaxAmount['parts']>): LineTotals {
  const taxes = line.taxes.map((one) => ({
    taxId: one.rule.id,
    base: baseOf(line, one.rule),
    amount: one.charged,
    nominal: one.nominal,
    parts: parts.get(one)!,
  }))
  const gross = line.net + sum(taxes.map((one) => one.amount))
  return { net: line.net, discount: netDiscount(line), taxes, gross }
}

/** The share of the document's discount without the taxes that are in it. */
function netDiscount({ discount, amount, net }: ReckonedLine) {
  if (discount === 0n || amount === 0n) return discount
  return rounded(fraction(discount * net, amount))
}

/** How each tax falls to its parts: line after line, so that the parts of the lines are those of the document. */
function partsOf(lines: ReckonedLine[], alone: boolean) {
  const found = new Map<Reckoned, TaxAmount['parts']>()
  const all = lines.flatMap((line) => line.taxes)
  const groups = alone ? all.map((one) => [one]) : [...Map.groupBy(all, taxId).values()]
  for (const group of groups) {
    const { rule } = group[0]
    const shares = inTurn(
      group.map((one) => one.nominal),
      (nominal) => split(rule, nominal),
      (after, before) => after.map((one, index) => one - before[index])
    )
    group.forEach((one, index) =>
      found.set(
        one,
        (rule.parts ?? []).map(({ id }, part) => ({ partId: id, amount: shares[index][part] }))
      )
    )
  }
  return found
}

function taxId({ rule }: Reckoned) {
  return rule.id
}

function split({ parts = [] }: TaxRule, nominal: bigint) {
  const exact: Fraction[] = parts.map(({ factor }) =>
    times(fraction(nominal), fraction(factor, WHOLE))
  )
  const factor = parts.reduce((whole, part) => whole + part.factor, 0n)
  return shareOut(rounded(times(fraction(nominal), fraction(factor, WHOLE))), exact)
}

function summaryOf(reckoned: ReckonedLine[], lines: LineTotals[]): TaxSummary[] {
  const rules = new Map(reckoned.flatMap(({ rules: of }) => of.map((rule) => [rule.id, rule])))
  const amounts = Map.groupBy(
    lines.flatMap((line) => line.taxes),
    (one) => one.taxId
  )
  return [...rules.values()]
    .sort((one, other) => one.sequence - other.sequence || one.id - other.id)
    .map(({ id, category, rate, parts }) => {
      const of = amounts.get(id)!
      return {
        taxId: id,
        category: category ?? null,
        rate,
        base: sum(of.map((one) => one.base)),
        amount: sum(of.map((one) => one.amount)),
        nominal: sum(of.map((one) => one.nominal)),
        parts: (parts ?? []).map(({ id: partId }, part) => ({
          partId,
          amount: sum(of.map((one) => one.parts[part].amount)),
        })),
      }
    })
}

function breakdownOf(summary: TaxSummary[]): VatRow[] {
  const rows = new Map<string, VatRow>()
  for (const { category, rate, base, amount } of summary) {
    if (!category) continue
    const key = `${category} ${rate}`
    const row = rows.get(key) ?? { category, rate, base: 0n, amount: 0n }
    rows.set(key, { ...row, base: row.base + base, amount: row.amount + amount })
  }
  return [...rows.values()]
}

function sum(amounts: bigint[]) {
  return amounts.reduce((one, other) => one + other, 0n)
}
