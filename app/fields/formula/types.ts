import type { Field, FieldKind, FieldOptions } from '#kernel/records/fields/kinds'
import type { Decimal } from '#kernel/records/values/decimal'
import type { Money } from '#kernel/records/values/money'

/**
 * What an expression works with. Integers are exact without decimals, numbers and percentages with
 * six; `nothing` is the literal null alone.
 */
export type ExpressionKind =
  | 'text'
  | 'choice'
  | 'integer'
  | 'number'
  | 'percent'
  | 'money'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'reference'
  | 'nothing'

/** The type of a field or of a part of an expression, known before anything is evaluated. */
export interface ExpressionType {
  kind: ExpressionKind
  /** choice: the values there are. */
  of?: readonly string[]
  /** reference: the model it points to. */
  to?: string
  /** money: the path of the field its currency is read from, where that is one and the same. */
  currency?: string
}

export type ExpressionValue = Decimal | Money | string | number | boolean | null

const KINDS: Partial<Record<FieldKind, ExpressionKind>> = {
  text: 'text',
  long_text: 'text',
  email: 'text',
  phone: 'text',
  url: 'text',
  integer: 'integer',
  quantity: 'number',
  price: 'number',
  percent: 'percent',
  money: 'money',
  boolean: 'boolean',
  date: 'date',
  datetime: 'datetime',
  choice: 'choice',
  reference: 'reference',
}

/**
 * The type a field has in an expression; undefined where none can read it (tags, json, lines).
 * `path` is where the field stands, so that its currency is looked for beside it.
 */
export function typeOfField(
  field: FieldOptions & Pick<Field, 'kind' | 'key'>,
  path = field.key
): ExpressionType | undefined {
  const kind = KINDS[(field.kind === 'computed' ? field.type : field.kind) ?? 'json']
  if (!kind) return undefined
  const beside = path.slice(0, path.lastIndexOf('.') + 1)
  return {
    kind,
    of: kind === 'choice' && Array.isArray(field.of) ? field.of : undefined,
    to: kind === 'reference' ? field.to : undefined,
    currency: kind === 'money' ? `${beside}${field.currency ?? 'currency'}` : undefined,
  }
}

/** The kind of field that shows the result of an expression, so that list, sort and report know it. */
export function fieldKindOf(type: ExpressionType): FieldKind {
  if (type.kind === 'number') return 'quantity'
  if (type.kind === 'choice' || type.kind === 'nothing') return 'text'
  return type.kind
}

export const isNumeric = ({ kind }: ExpressionType) =>
  kind === 'integer' || kind === 'number' || kind === 'percent'

export const isTextual = ({ kind }: ExpressionType) => kind === 'text' || kind === 'choice'

/** Kinds of one group may be compared and stand in for each other. */
export function groupOf(type: ExpressionType): string {
  if (isNumeric(type)) return 'number'
  if (isTextual(type)) return 'text'
  return type.kind === 'reference' ? `reference ${type.to ?? ''}` : type.kind
}

/** The one type two values have in common, as the branches of a condition must; undefined: none. */
export function commonType(one: ExpressionType, other: ExpressionType): ExpressionType | undefined {
  if (one.kind === 'nothing') return other
  if (other.kind === 'nothing') return one
  if (groupOf(one) !== groupOf(other)) return undefined
  if (one.kind === 'money') {
    return { kind: 'money', currency: one.currency === other.currency ? one.currency : undefined }
  }
  if (one.kind === other.kind && one.kind !== 'choice') return one
  return { kind: isNumeric(one) ? 'number' : 'text' }
}
