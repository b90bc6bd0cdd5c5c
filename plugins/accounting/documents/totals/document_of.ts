import type { Rounding, TaxDocument, TaxRule } from '../../tax/engine/document.js'

/** A line as it is typed or stored; millionths. */
export interface PricedLine {
  quantity: bigint
  price: bigint
  /** Percent. */
  discount: bigint
  taxes: TaxRule[]
}

/** A document as the tax engine takes it: the same in the browser and on the server. */
export function documentOf(
  head: { currencyDecimals: number; rounding: Rounding; isTaxIncluded: boolean },
  lines: PricedLine[]
): TaxDocument {
  const { currencyDecimals, rounding, isTaxIncluded } = head
  return { currencyDecimals, rounding, isIncluded: isTaxIncluded || undefined, lines }
}
