import { offOf } from '../../advances/requests/off.js'
import { instalmentsOf, earlyDiscount } from '../../documents/terms/instalments.js'
import { fromWireLine, type WireTermLine } from '../../documents/terms/wire.js'
import { documentOf } from '../../documents/totals/document_of.js'
import { computeTaxes } from '../../tax/engine/compute_taxes.js'
import type { Rounding, TaxRule } from '../../tax/engine/document.js'
import { fromWire, type WireTaxRule } from '../../tax/engine/wire.js'
import { amountText, decimalsOf, millionths } from './decimal_text.js'

type Values = Record<string, unknown>

/** What the server says a document is reckoned with. */
export interface Terms {
  rounding: Rounding
  taxes: { rule: WireTaxRule; name: string }[]
  term: { lines: WireTermLine[]; discount: { percent: string; days: number } | null } | null
  party: {
    currency: string | null
    payment_term_id: number | null
    credit: { left: string; in_document: string | null } | null
  } | null
}

export interface TypedTotals {
  nets: string[]
  net: string
  tax: string
  total: string
  taxes: { name: string; base: string; amount: string }[]
  due: { on: string; amount: string }[]
  discount: { until: string; amount: string } | null
}

/** What a document comes to as it is typed, by the functions the server reckons with. */
export function reckonTyped(values: Values, terms: Terms): TypedTotals {
  const currency = String(values.currency ?? '')
  const decimals = decimalsOf(currency)
  const text = (minor: bigint) => amountText(minor, decimals)
  const lines = (values.lines as Values[] | undefined) ?? []
  const rules = new Map(terms.taxes.map(({ rule }) => [rule.id, fromWire(rule)]))
  const isTaxIncluded = values.is_tax_included === true
  const head = { currencyDecimals: decimals, rounding: terms.rounding, isTaxIncluded }
  const totals = computeTaxes(
    documentOf(
      head,
      lines.map((line) => pricedLine(line, rules))
    )
  )
  return {
    nets: totals.lines.map((line) => text(line.net)),
    net: text(totals.net),
    tax: text(totals.tax),
    total: text(totals.total),
    taxes: totals.summary
      .filter(({ base, amount }) => base !== 0n || amount !== 0n)
      .map(({ taxId, base, amount }) => ({
        name: terms.taxes.find(({ rule }) => rule.id === taxId)?.name ?? '',
        base: text(base),
        amount: text(amount),
      })),
    ...dueOf(values, terms, totals.total, text),
  }
}

/** A quantity nobody typed is one; of an advance request only a share of the line counts. */
function pricedLine(line: Values, rules: Map<number, TaxRule>) {
  const { quantity, price, discount, share, tax_id: taxId } = line
  const rule = rules.get(Number(taxId))
  return {
    quantity: isTyped(quantity) ? millionths(quantity) : 1_000_000n,
    price: millionths(price),
    discount: offOf(millionths(discount), isTyped(share) ? millionths(share) : null),
    taxes: rule ? [rule] : [],
  }
}

const isTyped = (value: unknown) => value !== undefined && value !== null && value !== ''

function dueOf(values: Values, { term }: Terms, total: bigint, text: (minor: bigint) => string) {
  const from = String(values.on_date ?? '')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(from)) return { due: [], discount: null }
  if (!term) {
    return { due: [{ on: String(values.due_on || from), amount: text(total) }], discount: null }
  }
  const instalments = instalmentsOf(term.lines.map(fromWireLine), total, from)
  const early = term.discount && {
    ...earlyDiscount(
      { percent: BigInt(term.discount.percent), days: term.discount.days },
      total,
      from
    ),
  }
  return {
    due: instalments.map(({ dueOn, amount }) => ({ on: dueOn, amount: text(amount) })),
    discount: early && { until: early.until, amount: text(early.amount) },
  }
}
