import { Refusal } from '#kernel/http/refusal'
import { decimalsOf } from '#kernel/records/values/currency'
import { Decimal, formatUnits, trimZeros } from '#kernel/records/values/decimal'
import { Money } from '#kernel/records/values/money'
import type { Field } from '#kernel/records/fields/kinds'
import type { FieldType, Row, ValueScope } from '#kernel/records/fields/types/field_type'
import { EQUALITY, invalid, isEmpty, ORDER } from '#kernel/records/fields/types/field_type'

/** Quantities, prices and percentages are units of 10^-6. */
const SCALE = 6

type Units = number | string | null | undefined

/** Without a currency the decimals are those of most: two. */
const currencyOf = (row: Row, field: Field) => String(row[field.currency!] ?? '')

function exact(read: () => Decimal) {
  try {
    return read()
  } catch (error) {
    if (error instanceof Refusal) throw invalid(error.code, error.params)
    throw error
  }
}

function withinLimits(value: Decimal, field: Field) {
  const { min, max } = field
  if (min !== undefined && value.compare(limit(min)) < 0) throw invalid('E_MIN', { min })
  if (max !== undefined && value.compare(limit(max)) > 0) throw invalid('E_MAX', { max })
  return value
}

const limit = (value: number) => Decimal.parse(String(value), SCALE)

export const money: FieldType = {
  operators: [...EQUALITY, ...ORDER],
  columnToWire(row, field) {
    const units = row[field.key] as Units
    return units === null || units === undefined
      ? null
      : formatUnits(units, decimalsOf(currencyOf(row, field)))
  },
  columnToValue(row, field) {
    const units = row[field.key] as Units
    return units === null || units === undefined ? null : Money.of(units, currencyOf(row, field))
  },
  valueToColumn: (value) => (value as Money | null)?.toColumn() ?? null,
  parse: (input, field, scope) =>
    isEmpty(input, field) ? null : withinLimits(typedMoney(input, field, scope), field),
  operand: (input, _field, scope) => readMoney(input, scope).toColumn(),
}

function typedMoney(input: unknown, { currencyLater }: Field, scope: ValueScope) {
  return currencyLater && !scope.currency
    ? exact(() => Money.typed(input))
    : readMoney(input, scope)
}

function readMoney(input: unknown, scope: ValueScope) {
  return exact(() => Money.parse(input, scope.currency ?? ''))
}

/** Quantities, prices and percentages: exact to six decimals, shown without trailing zeros. */
export const scaled: FieldType = {
  operators: [...EQUALITY, ...ORDER],
  columnToWire(row, field) {
    const units = row[field.key] as Units
    return units === null || units === undefined ? null : trimZeros(formatUnits(units, SCALE))
  },
  columnToValue(row, field) {
    const units = row[field.key] as Units
    return units === null || units === undefined ? null : Decimal.fromUnits(units, SCALE)
  },
  valueToColumn: (value) => (value as Decimal | null)?.at(SCALE).toColumn() ?? null,
  parse: (input, field) =>
    isEmpty(input, field)
      ? null
      : withinLimits(
          exact(() => Decimal.parse(input, SCALE)),
          field
        ),
  operand: (input) => exact(() => Decimal.parse(input, SCALE)).toColumn(),
}
