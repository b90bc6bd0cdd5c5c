import type { FormulaFunction } from '#kernel/fields/formula/functions/formula_function'
import { giving } from '#kernel/fields/formula/functions/formula_function'
import type { Plan } from '#kernel/fields/formula/plan'
import type { Place } from '#kernel/fields/formula/refuse'
import { refuse } from '#kernel/fields/formula/refuse'
import { SCALE } from '#kernel/fields/formula/values'
import { decimalsOf } from '#kernel/records/values/currency'
import { Decimal } from '#kernel/records/values/decimal'
import { Money } from '#kernel/records/values/money'

/** A three-letter code in either case. */
function currencyCode(text: string, at: Place) {
  const code = text.toUpperCase()
  if (!/^[A-Z]{3}$/.test(code)) throw refuse('E_FORMULA_CURRENCY', at, { part: text.slice(0, 20) })
  return code
}

export const amounts: Record<string, FormulaFunction> = {
  money: {
    takes: ['number', 'text'],
    gives: giving('money'),
    verify: ([, currency]: Plan[]) => {
      if (typeof currency.literal === 'string') currencyCode(currency.literal, currency.at)
    },
    run: ([value, currency]: [Decimal, string], at) => {
      const code = currencyCode(currency, at)
      return new Money(value.at(decimalsOf(code)).units, code)
    },
  },
  number: {
    takes: ['amount'],
    gives: giving('number'),
    run: ([value]: Decimal[]) => new Decimal(value.at(SCALE).units, SCALE),
  },
  currency: {
    takes: ['money'],
    gives: giving('text'),
    run: ([value]: Money[]) => value.currency,
  },
}
