import type { Field } from '#kernel/records/fields/kinds'
import { typeOf } from '#kernel/records/fields/types/index'
import type { Model } from '#kernel/records/model'
import { type RecordModel } from '#kernel/records/record_model'

type Values = Record<string, unknown>

const stored = new WeakMap<Model, Field[]>()

/** The fields of a model that have a column of its own table. */
export function storedFields(model: Model): Field[] {
  let fields = stored.get(model)
  if (!fields) {
    fields = [...model.fields.values()].filter(
      (one) => one.kind !== 'lines' && one.kind !== 'computed'
    )
    stored.set(model, fields)
  }
  return fields
}

/** A row as a record with its behaviour. */
export function hydrate(model: Model, row: Values): RecordModel {
  const record = new (model.class as unknown as new () => RecordModel)()
  const properties = record as unknown as Values
  for (const field of storedFields(model)) {
    const value = row[field.key]
    properties[field.property] =
      value === null || value === undefined ? null : typeOf(field.kind).columnToValue(row, field)
  }
  return record
}

/** A record as the column values the database holds. */
export function dehydrate(model: Model, record: RecordModel): Values {
  const properties = record as unknown as Values
  const row: Values = {}
  for (const field of storedFields(model)) {
    const value = properties[field.property]
    row[field.key] =
      value === null || value === undefined ? null : typeOf(field.kind).valueToColumn(value, field)
  }
  return row
}

/** The columns whose values differ; what a driver sends as text equals the number it spells. */
export function changedColumns(before: Values, after: Values): string[] {
  return Object.keys(after).filter((key) => !same(before[key], after[key]))
}

function same(one: unknown, other: unknown) {
  if (one === null || one === undefined) return other === null || other === undefined
  if (other === null || other === undefined) return false
  return comparable(one) === comparable(other)
}

function comparable(value: unknown) {
  return typeof value === 'boolean' ? String(Number(value)) : String(value)
}
