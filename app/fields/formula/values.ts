import { Decimal } from '#kernel/records/values/decimal'
import { Money } from '#kernel/records/values/money'
import type { ExpressionType, ExpressionValue } from '#kernel/fields/formula/types'

/** Numbers and percentages are exact to six decimals, as columns hold them. */
export const SCALE = 6

/** A field's value in TypeScript's shape → the engine's. An empty text is no value. */
export function fromField(value: unknown, type: ExpressionType): ExpressionValue {
  if (value === null || value === undefined || value === '') return null
  if (type.kind === 'integer') return new Decimal(BigInt(String(value)), 0)
  if (type.kind === 'number' || type.kind === 'percent') return (value as Decimal).at(SCALE)
  return value as ExpressionValue
}

/** The engine's value → a field's in TypeScript's shape. */
export function toField(value: ExpressionValue, type: ExpressionType): ExpressionValue {
  if (value === null || value === '') return null
  if (type.kind === 'integer') return Number((value as Decimal).units)
  return value
}

/** A money amount with other units of the same currency. */
export const amountOf = (units: Decimal, currency: string) =>
  new Money(units.at(new Money(0n, currency).scale).units, currency)

/** Reads an operand as the wider kind it is worked with: an integer among numbers gets their decimals. */
export function widened(value: ExpressionValue, type: ExpressionType): ExpressionValue {
  if (value === null || (type.kind !== 'number' && type.kind !== 'percent')) return value
  return (value as Decimal).at(SCALE)
}
