import type { FormulaFunction } from '#kernel/fields/formula/functions/formula_function'
import { orderOf } from '#kernel/fields/formula/operators/comparison'
import type { Place } from '#kernel/fields/formula/refuse'
import type { ExpressionType } from '#kernel/fields/formula/types'
import { commonType, isNumeric } from '#kernel/fields/formula/types'
import { amountOf } from '#kernel/fields/formula/values'
import { Decimal, divideRounded } from '#kernel/records/values/decimal'
import { Money } from '#kernel/records/values/money'

const first = ([type]: ExpressionType[]) => type
const common = (types: ExpressionType[]) =>
  types.reduce<ExpressionType | undefined>((all, one) => all && commonType(all, one), types[0])

/** The same number or amount with other units of its own scale. */
const withUnits = (value: Decimal, units: bigint) =>
  value instanceof Money
    ? amountOf(new Decimal(units, value.scale), value.currency)
    : new Decimal(units, value.scale)

/** Half away from zero, to so many decimals; more than the value has changes nothing. */
function rounded(value: Decimal, digits?: Decimal) {
  const wanted = digits ? Number(digits.at(0).units) : 0
  if (wanted >= value.scale) return value
  const step = 10n ** BigInt(value.scale - Math.max(0, wanted))
  return withUnits(value, divideRounded(value.units, step) * step)
}

/** To the next whole number below (-1n) or above (1n). */
function whole(value: Decimal, side: bigint) {
  const one = 10n ** BigInt(value.scale)
  const rest = value.units % one
  if (rest === 0n) return value
  const outwards = rest > 0n === side > 0n
  return withUnits(value, value.units - rest + (outwards ? side * one : 0n))
}

const best = (values: Decimal[], at: Place, side: number) =>
  values.reduce((one, other) => (orderOf(other, one, at) * side > 0 ? other : one))

/** So many per cent of it, rounded once, to the decimals it has. */
function percentOf(rate: Decimal, amount: Decimal) {
  const exact = new Decimal(amount.units * rate.units, amount.scale + rate.scale + 2)
  return withUnits(amount, exact.at(amount.scale).units)
}

export const numbers: Record<string, FormulaFunction> = {
  abs: {
    takes: ['amount'],
    gives: first,
    run: ([value]: Decimal[]) => (value.isNegative ? withUnits(value, -value.units) : value),
  },
  round: {
    takes: ['amount', 'number'],
    optional: 1,
    gives: first,
    run: ([value, digits]: Decimal[]) => rounded(value, digits),
  },
  floor: { takes: ['amount'], gives: first, run: ([value]: Decimal[]) => whole(value, -1n) },
  ceil: { takes: ['amount'], gives: first, run: ([value]: Decimal[]) => whole(value, 1n) },
  min: {
    takes: ['amount'],
    repeats: true,
    gives: common,
    run: (values: Decimal[], at) => best(values, at, -1),
  },
  max: {
    takes: ['amount'],
    repeats: true,
    gives: common,
    run: (values: Decimal[], at) => best(values, at, 1),
  },
  percent_of: {
    takes: ['number', 'amount'],
    gives: ([, amount]) => (isNumeric(amount) ? { kind: 'number' } : amount),
    run: ([rate, amount]: Decimal[]) => percentOf(rate, amount),
  },
}
