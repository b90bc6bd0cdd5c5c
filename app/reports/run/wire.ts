import type { FieldKind } from '#kernel/records/fields/kinds'
import { Decimal } from '#kernel/records/values/decimal'
import type { Key } from '#kernel/reports/compile/key'
import { isText, wireOf } from '#kernel/reports/compile/key'
import type { Figure, Measure } from '#kernel/reports/compile/measure'
import { readNumber } from '#kernel/reports/run/having'

/** A figure as it travels: counts are numbers, everything that is added up is a decimal string. */
export function figureOnWire(measure: Measure, figure: Figure): unknown {
  if (!(figure instanceof Decimal)) return figure
  if (measure.type === 'integer') return isSum(measure) ? figure.toFixed() : Number(figure.units)
  return measure.type === 'money' ? figure.toFixed() : figure.toString()
}

const isSum = ({ fn, column }: Measure) =>
  column !== undefined && (fn === 'sum' || fn === 'running' || fn === 'delta')

const NUMBERS = new Set<FieldKind>([
  'integer',
  'money',
  'quantity',
  'price',
  'percent',
  'reference',
])

/** The value of a key as conditions on the answer compare it. */
export function comparedKey(key: Key, raw: unknown, currency: string | undefined): Figure {
  if (raw === null || raw === undefined) return null
  if (isText(key)) return fold(raw)
  if (key.ranges || (!key.span && NUMBERS.has(key.column.field.kind))) {
    return readNumber(wireOf(key, raw, currency)) ?? null
  }
  return String(wireOf(key, raw))
}

/** A value of a condition on a key, as it is compared; undefined where it does not fit. */
export function readKeyValue(key: Key, value: unknown): Figure | undefined {
  if (isText(key)) return typeof value === 'string' ? fold(value) : undefined
  if (key.ranges || (!key.span && NUMBERS.has(key.column.field.kind))) return readNumber(value)
  if (key.column.field.kind === 'boolean') {
    return typeof value === 'boolean' ? String(value) : undefined
  }
  return typeof value === 'string' ? value : undefined
}

/** A value of a condition on a measure. */
export function readMeasureValue({ type }: Measure, value: unknown): Figure | undefined {
  if (type !== 'date' && type !== 'datetime') return readNumber(value)
  return typeof value === 'string' ? value : undefined
}

const fold = (value: unknown) => String(value).toLocaleLowerCase('und')
