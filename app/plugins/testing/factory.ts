import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import type { Field } from '#kernel/records/fields/kinds'
import { typeOf } from '#kernel/records/fields/types/index'
import type { Model } from '#kernel/records/model'
import type { RecordModel } from '#kernel/records/record_model'
import { defaultOf } from '#kernel/records/write/insert'
import { storedFields } from '#kernel/records/write/columns'

export type Values = Record<string, unknown>

let made = 0

/**
 * Stores a record with the values given (as they travel: snake_case, decimals as text) and something
 * believable in every other field that must not be empty. Read-only fields may be given too.
 */
export async function make(ctx: Context, model: Model, values: Values): Promise<RecordModel> {
  made++
  refuseUnknown(model, values)
  const typed: Values = {}
  const currency = String(values.currency ?? ctx.company.currency)
  for (const field of storedFields(model)) {
    if (field.key in values) typed[field.property] = parsed(field, values[field.key], currency)
    else if (isWanted(ctx, model, field)) {
      typed[field.property] = await believable(ctx, model, field, currency)
    }
  }
  const record = await ctx.records(model.name).create(typed)
  await makeLines(ctx, model, record, values)
  return record
}

async function makeLines(ctx: Context, model: Model, record: RecordModel, values: Values) {
  for (const field of model.fields.values()) {
    if (field.kind !== 'lines') continue
    const line = registry.model(field.to!)
    for (const one of (values[field.key] as Values[] | undefined) ?? []) {
      await make(ctx, line, { ...one, [field.by!]: record.id })
    }
  }
}

function refuseUnknown(model: Model, values: Values) {
  const unknown = Object.keys(values).filter((key) => !model.fields.has(key))
  if (unknown.length > 0) throw new Error(`${model.name} has no field ${unknown.join(', ')}`)
}

function parsed(field: Field, value: unknown, currency: string) {
  if (value === null) return null
  return typeOf(field.kind).parse(value, { ...field, readonly: false }, { currency })
}

function isWanted(ctx: Context, model: Model, field: Field) {
  if (field.base || defaultOf(ctx, field) !== null) return false
  return field.required || (field.key === model.title && !field.readonly)
}

async function believable(ctx: Context, model: Model, field: Field, currency: string) {
  if (field.kind === 'reference') return referred(ctx, model, field)
  return parsed(field, example(ctx, model, field), currency)
}

/** The latest record of the other model, or a new one; what only the kernel keeps is often one for each of them. */
async function referred(ctx: Context, model: Model, field: Field) {
  if (model.verbs.length === 0 && !model.lineOf) {
    return (await make(ctx, registry.model(field.to!), {})).id
  }
  const [there] = await ctx.records(field.to!).where([], { sort: '-id', limit: 1 })
  return (there ?? (await make(ctx, registry.model(field.to!), {}))).id
}

const CODES: Record<string, string> = {
  currency: 'USD',
  country: 'DE',
  language: 'en',
  time_zone: 'UTC',
  model: 'kernel.user',
}

function example(ctx: Context, model: Model, field: Field): unknown {
  const word = `${model.id.replaceAll('_', ' ')} ${made}`
  switch (field.kind) {
    case 'email':
      return `${model.id}${made}@acme.example`
    case 'phone':
      return `+4930${String(made).padStart(7, '0')}`
    case 'url':
      return `https://acme.example/${model.id}/${made}`
    case 'money':
      return '10'
    case 'integer':
    case 'quantity':
    case 'price':
    case 'percent':
      return String(Math.max(1, field.min ?? 1))
    case 'boolean':
      return false
    case 'date':
      return ctx.today
    case 'datetime':
      return ctx.now.toISOString()
    case 'choice':
      return Array.isArray(field.of) ? field.of[0] : CODES[String(field.of)]
    case 'tags':
      return []
    case 'json':
      return {}
    default:
      return `${word[0].toUpperCase()}${word.slice(1)}`.slice(0, field.max ?? 255)
  }
}
