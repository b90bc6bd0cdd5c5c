import { Refusal } from '#kernel/http/refusal'
import type { RefusalParams } from '#kernel/http/refusal'
import type { Field } from '#kernel/records/fields/kinds'
import type { Operator } from '#kernel/records/query/filter'

export type Row = Record<string, unknown>

/** What a value needs to know beyond its field: the currency its decimals come from. */
export interface ValueScope {
  currency?: string
}

/**
 * How one kind of field behaves. A value has three shapes: the column's (what drivers return and
 * take), the wire's (JSON) and TypeScript's (what models and operations work with).
 */
export interface FieldType {
  /** The operators a filter may use on it. */
  readonly operators: readonly Operator[]
  /** Column → JSON. */
  columnToWire(row: Row, field: Field): unknown
  /** Column → TypeScript: a Decimal, a Money, a string … */
  columnToValue(row: Row, field: Field): unknown
  /** TypeScript → column. */
  valueToColumn(value: unknown, field: Field): unknown
  /** JSON → TypeScript. Throws a Refusal (422) that says what is wrong; null is "no value". */
  parse(input: unknown, field: Field, scope: ValueScope): unknown
  /** One value of a filter → what is bound to be compared with the column. */
  operand(input: unknown, field: Field, scope: ValueScope): unknown
}

export const EQUALITY = ['eq', 'ne', 'in', 'nin', 'null', 'notnull'] as const
export const ORDER = ['gt', 'gte', 'lt', 'lte', 'between'] as const
export const SEARCH = ['contains', 'starts', 'ends'] as const

/** Invalid input: 422 wherever it is not gathered with others first. */
export function invalid(code: string, params: RefusalParams = {}) {
  return new Refusal(code, params, { status: 422 })
}

/** Whether an input means "no value"; refused where the field must have one. */
export function isEmpty(input: unknown, field: Field) {
  const empty = input === null || input === undefined || input === ''
  if (empty && field.required) throw invalid('E_REQUIRED')
  return empty
}

/** A short, harmless picture of an input for an error's sentence. */
export function shown(input: unknown) {
  const text = typeof input === 'string' ? input : (JSON.stringify(input) ?? String(input))
  return text.slice(0, 60)
}
