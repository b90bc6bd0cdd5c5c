import { Money } from 'kontor/plugin'
import type { Totals } from '../../tax/engine/document.js'

interface Document {
  currency: string
  net: Money | null
  tax: Money | null
  total: Money | null
}
type Line = Pick<Document, 'currency' | 'net'>

/** Writes on a document what was reckoned for the whole of it. */
export function keepTotals(document: Document, { net, tax, total }: Totals) {
  document.net = Money.of(net, document.currency)
  document.tax = Money.of(tax, document.currency)
  document.total = Money.of(total, document.currency)
}

/** Writes on each line of a document what was reckoned for it. */
export function keepNets({ currency }: Document, lines: readonly Line[], totals: Totals) {
  for (const [at, line] of lines.entries()) {
    line.currency = currency
    line.net = Money.of(totals.lines[at].net, currency)
  }
}
