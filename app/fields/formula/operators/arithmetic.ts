import { addDays, daysBetween } from '#kernel/fields/formula/calendar'
import { sameCurrency } from '#kernel/fields/formula/operators/same_currency'
import type { Plan } from '#kernel/fields/formula/plan'
import { boundedText, refuse, within } from '#kernel/fields/formula/refuse'
import type { Place } from '#kernel/fields/formula/refuse'
import type { ExpressionType, ExpressionValue } from '#kernel/fields/formula/types'
import { commonType, groupOf } from '#kernel/fields/formula/types'
import { amountOf, SCALE, widened } from '#kernel/fields/formula/values'
import { Decimal } from '#kernel/records/values/decimal'
import type { Money } from '#kernel/records/values/money'

export type Sign = '+' | '-' | '*' | '/' | '%'
type Calculation = (one: never, other: never, at: Place) => ExpressionValue

interface Rule {
  gives: (one: ExpressionType, other: ExpressionType) => ExpressionType
  calculate: Calculation
}

const NUMBER: ExpressionType = { kind: 'number' }

/** Integers stay integers and percentages percentages; anything mixed is a number. */
const alike = (one: ExpressionType, other: ExpressionType) => commonType(one, other)!
const unlessPercent = (one: ExpressionType, other: ExpressionType) =>
  one.kind === 'integer' && other.kind === 'integer' ? one : NUMBER
const first = (one: ExpressionType) => one
const second = (_: ExpressionType, other: ExpressionType) => other

const money = (amount: Money, calculate: (units: Decimal) => Decimal) =>
  amountOf(calculate(new Decimal(amount.units, amount.scale)), amount.currency)

/** What each sign does with the groups of its two operands. Rounding is half away from zero, once. */
const RULES: Record<string, Rule> = {
  'number + number': { gives: alike, calculate: (a: Decimal, b: Decimal) => a.plus(b) },
  'number - number': { gives: alike, calculate: (a: Decimal, b: Decimal) => a.minus(b) },
  'number * number': { gives: unlessPercent, calculate: (a: Decimal, b: Decimal) => a.times(b) },
  'number / number': {
    gives: () => NUMBER,
    calculate: (a: Decimal, b: Decimal) => (b.isZero ? null : a.dividedBy(b, SCALE)),
  },
  'number % number': {
    gives: unlessPercent,
    calculate: (a: Decimal, b: Decimal) =>
      b.isZero ? null : new Decimal(a.units % b.units, a.scale),
  },
  'money + money': {
    gives: alike,
    calculate: (a: Money, b: Money, at) => money(sameCurrency(a, b, at), (units) => units.plus(b)),
  },
  'money - money': {
    gives: alike,
    calculate: (a: Money, b: Money, at) => money(sameCurrency(a, b, at), (units) => units.minus(b)),
  },
  'money * number': {
    gives: first,
    calculate: (a: Money, b: Decimal) => money(a, (units) => units.times(b)),
  },
  'number * money': {
    gives: second,
    calculate: (a: Decimal, b: Money) => money(b, (units) => units.times(a)),
  },
  'money / number': {
    gives: first,
    calculate: (a: Money, b: Decimal) =>
      b.isZero ? null : money(a, (units) => units.dividedBy(b)),
  },
  'money / money': {
    gives: () => NUMBER,
    calculate: (a: Money, b: Money, at) =>
      sameCurrency(a, b, at) && b.isZero ? null : a.dividedBy(b, SCALE),
  },
  'text + text': {
    gives: () => ({ kind: 'text' }),
    calculate: (a: string, b: string, at) => boundedText(at, a + b),
  },
  'date - date': {
    gives: () => ({ kind: 'integer' }),
    calculate: (a: string, b: string) => new Decimal(BigInt(daysBetween(b, a)), 0),
  },
  'date + number': {
    gives: first,
    calculate: (a: string, b: Decimal, at) => addDays(a, b, at),
  },
  'date - number': {
    gives: first,
    calculate: (a: string, b: Decimal, at) => addDays(a, b.negated(), at),
  },
}

/** One of + − × ÷ and the remainder. An empty operand, or a divisor of zero, gives an empty result. */
export function checkArithmetic(sign: Sign, one: Plan, other: Plan, at: Place): Plan {
  const groups = `${groupOf(one.type)} ${sign} ${groupOf(other.type)}`
  const rule = Object.hasOwn(RULES, groups) ? RULES[groups] : undefined
  if (!rule) {
    const [left, right] = [one.type.kind, other.type.kind]
    throw refuse('E_FORMULA_OPERATOR', at, { sign, left, right })
  }
  const type = rule.gives(one.type, other.type)
  const lifted = groups.startsWith('number') && groups.endsWith('number')
  const calculate = rule.calculate as (a: unknown, b: unknown, at: Place) => ExpressionValue
  return {
    type,
    at,
    run: (scope) => {
      const a = one.run(scope)
      const b = other.run(scope)
      if (a === null || b === null) return null
      if (!lifted) return within(at, () => calculate(a, b, at))
      return within(at, () => calculate(widened(a, type), widened(b, type), at))
    },
  }
}
