import type { Context } from '#kernel/companies/context'
import { isCustomField, textIn, type CustomField } from '#kernel/fields/custom_field'
import { message, hasMessage } from '#kernel/http/messages'
import { registry } from '#kernel/plugins/registry'
import { readSchema, writeSchema, type Schema } from '#kernel/records/api/openapi/field_schema'
import { schemaName, schemaRef } from '#kernel/records/api/openapi/names'
import type { Field } from '#kernel/records/fields/kinds'
import type { Model } from '#kernel/records/model'
import { extensionColumns, ownColumns } from '#kernel/records/query/select_list'
import { Source } from '#kernel/records/query/source'
import { bodyFields } from '#kernel/records/write/body'

type Properties = Record<string, Schema>

/** The schemas of a model as the caller reads and writes it; its lines have schemas of their own. */
export function modelSchemas(ctx: Context, model: Model): Record<string, Schema> {
  const name = schemaName(model)
  const schemas: Record<string, Schema> = { [name]: readModel(ctx, model) }
  if (mayWrite(ctx, model, 'create')) {
    schemas[`${name}Create`] = writeModel(ctx, model, 'create')
  }
  if (mayWrite(ctx, model, 'update')) {
    schemas[`${name}Patch`] = writeModel(ctx, model, 'update')
  }
  return schemas
}

/** Whether a built-in verb is there for the caller; a line's are those of the record it belongs to. */
export function mayWrite(ctx: Context, model: Model, verb: 'create' | 'update') {
  const root = model.lineOf ? registry.model(model.lineOf) : model
  return root.verbs.includes(verb) && ctx.access.allows(root.name, verb)
}

function readModel(ctx: Context, model: Model): Schema {
  const source = new Source(ctx, model)
  const properties: Properties = {}
  const custom: Properties = {}
  for (const { path, field, declared } of [...ownColumns(source), ...extensionColumns(source)]) {
    if (isCustomField(declared)) {
      custom[declared.name] = customSchema(ctx, declared, readSchema(field))
    } else properties[path] = titled(ctx, model, field, path, readSchema(field))
  }
  if (Object.keys(custom).length > 0) {
    properties.custom = { type: 'object', properties: custom }
  }
  for (const field of readableLines(source)) {
    const items = schemaRef(schemaName({ name: field.to! }))
    properties[field.key] = titled(ctx, model, field, field.key, { type: 'array', items })
  }
  for (const [relation, nullableLabel] of relations(source)) properties[relation] = nullableLabel
  const title = message(ctx.locale, `${model.plugin}.models.${model.id}.one`)
  return { type: 'object', title, properties, required: ['id'] }
}

/** What `include` may add: `category` for `category_id`. */
function relations(source: Source): [string, Schema][] {
  return ownColumns(source)
    .filter(({ declared }) => declared.kind === 'reference' && declared.relation)
    .map(({ declared }) => [
      declared.relation!,
      { anyOf: [schemaRef('Label'), { type: 'null' }], description: 'With `include` only.' },
    ])
}

export function readableLines(source: Source): Field[] {
  return [...source.model.fields.values()].filter(
    (field) => field.kind === 'lines' && source.isReadable(source.model, field)
  )
}

function writeModel(ctx: Context, model: Model, verb: 'create' | 'update'): Schema {
  const properties: Properties = {}
  const required: string[] = []
  const isLine = model.lineOf !== undefined
  if (verb === 'update') {
    properties[isLine ? 'id' : 'version'] = { type: 'integer', minimum: 1 }
    if (isLine) properties._delete = { type: 'boolean' }
    else required.push('version')
  }
  const custom: Properties = {}
  const customRequired: string[] = []
  for (const [key, field] of bodyFields(ctx, model.name, verb, true)) {
    if (isLine && field.to === model.lineOf) continue
    if (isCustomField(field)) {
      custom[field.name] = customSchema(ctx, field, writeSchema(field))
      if (isAsked(field, verb)) customRequired.push(field.name)
      continue
    }
    properties[key] = titled(ctx, model, field, key, bodyField(field, verb))
    if (isAsked(field, verb)) required.push(key)
  }
  if (Object.keys(custom).length > 0) {
    properties.custom = objectOf(custom, customRequired)
    if (customRequired.length > 0) required.push('custom')
  }
  return objectOf(properties, required)
}

const objectOf = (properties: Properties, required: string[]): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})

const isAsked = (field: Field, verb: 'create' | 'update') =>
  verb === 'create' && field.required && field.default === undefined

/** What administrators wrote stands for what a locale file says of other fields. */
function customSchema({ locale }: Context, field: CustomField, schema: Schema): Schema {
  const description = textIn(field.help, locale)
  return {
    title: textIn(field.label, locale),
    ...schema,
    ...(description !== '' && { description }),
    ...(field.pattern && { pattern: `^${field.pattern}$` }),
  }
}

/** A line without an id is new, on update too, so every line's schema is the one of changes. */
function bodyField(field: Field, verb: 'create' | 'update'): Schema {
  if (field.kind !== 'lines') return writeSchema(field)
  const name = schemaName({ name: field.to! })
  return { type: 'array', items: schemaRef(name + (verb === 'create' ? 'Create' : 'Patch')) }
}

function titled(ctx: Context, model: Model, field: Field, path: string, schema: Schema): Schema {
  const texts = `${model.plugin}.models.${model.id}.fields.${field.key}`
  const added = `${field.plugin}.extensions.${model.name}.${field.key}`
  const base = `kernel.fields.${field.key}`
  const key = path.includes('.') ? added : field.base ? base : texts
  return hasMessage(ctx.locale, key) ? { title: message(ctx.locale, key), ...schema } : schema
}
