import { millionths } from './decimal_text.js'
import type { Terms, TypedTotals } from './reckon_typed.js'

type Values = Record<string, unknown>

/** What the customer may still owe, in the company's currency, where what is typed comes to more after its advances. */
export function overLimit(values: Values, terms: Terms | null, totals: TypedTotals | null) {
  const credit = terms?.party?.credit
  if (!credit?.in_document || !totals) return null
  const advances = (values.advances as Values[] | undefined) ?? []
  const paid = advances.reduce((sum, { amount }) => sum + millionths(amount), 0n)
  const owed = millionths(totals.total) - paid
  return owed > 0n && owed > millionths(credit.in_document) ? credit.left : null
}
