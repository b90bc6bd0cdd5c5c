import { typeOfField } from '#kernel/fields/formula/types'
import type { ExpressionType } from '#kernel/fields/formula/types'
import { typeOf } from '#kernel/records/fields/types/index'
import { Decimal } from '#kernel/records/values/decimal'
import { Money } from '#kernel/records/values/money'
import { inFormula, typeOfColumn } from '#kernel/reports/compile/computed'
import type { Computed, Readable } from '#kernel/reports/compile/computed'
import type { Key } from '#kernel/reports/compile/key'
import type { Measure } from '#kernel/reports/compile/measure'
import { figureOf, valueOf } from '#kernel/reports/run/computed_value'
import { currencyIn, currencyOfKey } from '#kernel/reports/run/figures'
import type { Figured } from '#kernel/reports/run/figures'

/** What expressions over an answer may read: its keys. */
export function readableAnswer(keys: readonly Key[], measures: readonly Measure[]): Readable {
  const names = new Map<string, ExpressionType>()
  for (const one of [...keys.map(typeOfKey), ...measures.map(typeOfMeasure)]) {
    if (one.type) names.set(one.key, one.type)
  }
  return { names, typeAt: (path) => names.get(path) }
}

function typeOfKey(key: Key): { key: string; type: ExpressionType | undefined } {
  if (key.span) return { key: key.key, type: { kind: 'date' } }
  if (key.ranges) return { key: key.key, type: { kind: 'integer' } }
  return { key: key.key, type: typeOfColumn(key.column) }
}

function typeOfMeasure({ key, type: kind, currency }: Measure) {
  const type = typeOfField({ key, kind })
  return { key, type: type?.kind === 'money' ? { ...type, currency } : type }
}

interface Answered {
  keys: readonly Key[]
  measures: readonly Measure[]
  computed: readonly Computed[]
}

/** Adds to a row what its computed columns are, those first that others read. */
export function reckoner({ keys, measures, computed }: Answered, today: string) {
  const readers = new Map<string, (row: Figured) => unknown>()
  for (const [at, key] of keys.entries()) {
    readers.set(key.key, ({ group }) =>
      keyValue(key, group.raws[at] ?? null, currencyOfKey(keys, key, group))
    )
  }
  for (const measure of measures) {
    readers.set(measure.key, (row) => measureValue(keys, measure, row))
  }
  for (const one of computed) readers.set(one.key, (row) => valueOf(one, row.figures[one.key]))
  return (row: Figured) => {
    const read = (path: string) => readers.get(path)!(row)
    for (const { key, position, expression } of computed) {
      row.figures[key] = inFormula(position, () => figureOf(expression.evaluate(read, today)))
    }
  }
}

function keyValue({ column, span, ranges }: Key, raw: unknown, currency: string | undefined) {
  if (raw === null) return null
  if (span) return String(raw)
  if (ranges) return Number(raw)
  const { field } = column
  const row = { [field.key]: raw, [field.currency ?? '']: currency }
  return typeOf(field.kind).columnToValue(row, field)
}

function measureValue(keys: readonly Key[], measure: Measure, { group, figures }: Figured) {
  const figure = figures[measure.key]
  if (measure.type !== 'money' || !(figure instanceof Decimal)) return figure
  const { converted } = measure
  return new Money(figure.units, converted?.to ?? currencyIn(keys, measure, group) ?? '')
}
