import { engine } from '#config/database'
import { customFieldsOf, type CustomFields } from '#kernel/fields/company_fields'
import type { CustomField } from '#kernel/fields/custom_field'
import { isNumberKind, isTextKind } from '#kernel/fields/kinds'
import type { Context } from '#kernel/companies/context'
import { byValue, valueIndex } from '#kernel/fields/read/value_index'
import type { Column } from '#kernel/records/query/column'
import type { Place } from '#kernel/records/query/place'
import { quoted, sql, type Sql } from '#kernel/records/query/sql'

/** A table that is added to a statement, and what ties its rows to those that are there. */
export interface Joined {
  table: string
  on: Sql
  /** Tells the engine by which index the table is walked where it comes first. */
  walk?: string
  /** The same where its rows are looked up one by one. */
  lookUp?: string
}

/** Adds a table to the statement, once for each key, and answers its alias. */
export type Join = (key: string, build: (alias: string) => Joined) => string

/** A place whose fields are a record's custom values. */
export interface CustomPlace extends Place {
  custom: CustomFields
  extended: Place
}

/**
 * Where the custom values of a place's records are: in the record itself, or beside it where companies
 * share it. Undefined where the company added no field.
 */
export function customPlace(ctx: Context, place: Place, join: Join): CustomPlace | undefined {
  const custom = customFieldsOf(ctx, place.model)
  if (custom.size === 0) return undefined
  const prefix = `${place.prefix}custom.`
  if (place.model.scope === 'company') return { ...place, prefix, custom, extended: place }
  const alias = join(prefix, (name) => ({
    table: '`custom_values`',
    on: sql(
      `${name}.\`model\` = ? AND ${name}.\`record_id\` = ${place.alias}.\`id\` AND ${name}.\`company_id\` = ?`,
      [place.model.name, ctx.company.id]
    ),
  }))
  return { ...place, alias, prefix, custom, extended: place }
}

/** The value of a custom field as its column would hold it, read out of the record's JSON. */
export function customValue({ alias }: Place, { name, kind }: CustomField): string {
  const column = `${alias}.\`custom\``
  if (engine === 'sqlite') {
    const value = `json_extract(${column}, '$.${name}')`
    if (kind === 'boolean') return `COALESCE(${value}, 0)`
    return isTextKind(kind) ? `(${value} COLLATE NOCASE)` : value
  }
  const value = `JSON_VALUE(${column}, '$.${name}')`
  if (kind === 'boolean') return `COALESCE(CAST(${value} AS SIGNED), 0)`
  if (isNumberKind(kind)) return `CAST(${value} AS SIGNED)`
  return kind === 'choice' ? `(${value} COLLATE utf8mb4_bin)` : value
}

/**
 * The column of a custom field. It is shown from the JSON of the record; an order or a condition asks the
 * typed index, whose table joins only then.
 */
export function customColumn(
  ctx: Context,
  place: CustomPlace,
  field: CustomField,
  join: Join
): Column {
  const path = place.prefix + field.name
  const value = customValue(place, field)
  const currency = currencyOf(place, field)
  const isIndexed = field.isReady && field.indexed !== null
  return {
    path,
    field: { ...field, key: path, currency: currency?.[0] },
    declared: field,
    model: place.model,
    reads: new Map([[path, value], ...(currency ? [currency] : [])]),
    // An index is only asked where one company is read.
    currency: isIndexed && currency && !field.currency ? ctx.company.currency : undefined,
    get index() {
      if (!isIndexed || place.extended.prefix !== '') return undefined
      const alias = joinIndex(ctx, place, field, join)
      return valueIndex(ctx, field, {
        join: indexName(place, field),
        recordId: `${alias}.\`record_id\``,
      })
    },
    get sql() {
      return isIndexed ? indexedValue(ctx, place, field, join) : value
    },
  }
}

const indexName = (place: CustomPlace, { name }: CustomField) => `${place.prefix}${name}#index`

function indexedValue(ctx: Context, place: CustomPlace, field: CustomField, join: Join) {
  return `${joinIndex(ctx, place, field, join)}.${quoted(field.indexed!)}`
}

function joinIndex(ctx: Context, place: CustomPlace, field: CustomField, join: Join) {
  return join(indexName(place, field), (name) => ({
    table: '`custom_field_values`',
    walk: byValue(field),
    // MariaDB would go through all values of the company to know which rows not to look up.
    lookUp: engine === 'mysql' ? 'FORCE INDEX (PRIMARY)' : undefined,
    on: sql(
      `${name}.\`field_id\` = ? AND ${name}.\`company_id\` = ? AND ${name}.\`record_id\` = ${place.extended.alias}.\`id\``,
      [field.id, ctx.company.id]
    ),
  }))
}

/** An amount is in the currency of its record, where that has one; else in its company's. */
function currencyOf(place: CustomPlace, field: CustomField): [string, string] | undefined {
  if (field.kind !== 'money' && field.kind !== 'price') return undefined
  const { alias, prefix } = place.extended
  if (field.currency) return [prefix + field.currency, `${alias}.${quoted(field.currency)}`]
  const company = `SELECT \`currency\` FROM \`companies\` WHERE \`id\` = ${place.alias}.\`company_id\``
  return [`${place.prefix}~currency`, `(${company})`]
}
