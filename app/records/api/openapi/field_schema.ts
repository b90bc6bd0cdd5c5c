import type { Field, FieldKind } from '#kernel/records/fields/kinds'

/** A JSON Schema (2020-12), as OpenAPI 3.1 embeds it. */
export type Schema = Record<string, unknown>

const DECIMAL = '^-?\\d+(\\.\\d+)?$'

/** What each kind is on the wire. */
const KINDS: Record<Exclude<FieldKind, 'lines' | 'computed'>, Schema> = {
  text: { type: 'string' },
  long_text: { type: 'string' },
  email: { type: 'string', format: 'email' },
  phone: { type: 'string' },
  url: { type: 'string', format: 'uri' },
  integer: { type: 'integer' },
  money: { type: 'string', pattern: DECIMAL },
  quantity: { type: 'string', pattern: DECIMAL },
  price: { type: 'string', pattern: DECIMAL },
  percent: { type: 'string', pattern: DECIMAL },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  datetime: { type: 'string', format: 'date-time' },
  choice: { type: 'string' },
  tags: { type: 'array', items: { type: 'string' } },
  json: {},
  reference: { type: 'integer', minimum: 1 },
}

const DECIMALS = new Set<FieldKind>(['money', 'quantity', 'price', 'percent'])
const TEXTS = new Set<FieldKind>(['text', 'long_text', 'email', 'phone', 'url'])

/** A field as answers carry it; without a value it is null. Lines are their model's business. */
export function readSchema(field: Field): Schema {
  const kind = (field.kind === 'computed' ? field.type! : field.kind) as keyof typeof KINDS
  const schema = { ...KINDS[kind], ...valuesOf(field) }
  if (field.to) schema.description = `The id of a ${field.to}.`
  return isAlwaysThere(field) ? schema : nullable(schema)
}

/** A field as a body may carry it: amounts also as whole numbers, limits as the server checks them. */
export function writeSchema(field: Field): Schema {
  const schema: Schema = { ...KINDS[field.kind as keyof typeof KINDS], ...valuesOf(field) }
  if (DECIMALS.has(field.kind)) schema.type = ['string', 'integer']
  if (TEXTS.has(field.kind) && field.max !== undefined) schema.maxLength = field.max
  if (field.kind === 'integer') {
    if (field.min !== undefined) schema.minimum = field.min
    if (field.max !== undefined) schema.maximum = field.max
  }
  if (field.to) schema.description = `The id of a ${field.to}.`
  return field.required ? schema : nullable(schema)
}

function valuesOf(field: Field): Schema {
  if (!Array.isArray(field.of)) return {}
  const values = { enum: [...(field.of as readonly string[])] }
  return field.kind === 'tags' ? { items: { type: 'string', ...values } } : values
}

function isAlwaysThere(field: Field) {
  return field.required || ['boolean', 'tags'].includes(field.kind) || FRAME.has(field.key)
}

const FRAME = new Set(['id', 'version', 'created_at', 'updated_at'])

function nullable(schema: Schema): Schema {
  if (schema.type === undefined) return schema
  const types = [schema.type].flat()
  const { enum: values } = schema
  return {
    ...schema,
    type: [...types, 'null'],
    ...(Array.isArray(values) && { enum: [...values, null] }),
  }
}
