import { refuse } from '#kernel/fields/formula/refuse'
import type { Place } from '#kernel/fields/formula/refuse'
import type { Money } from '#kernel/records/values/money'

/** Amounts meet only in one currency: nothing is ever converted silently. Answers the first. */
export function sameCurrency(one: Money, other: Money, at: Place) {
  if (one.currency !== other.currency) {
    throw refuse('E_FORMULA_CURRENCIES', at, { one: one.currency, other: other.currency })
  }
  return one
}
