import type { Context } from '#kernel/companies/context'
import { customFieldsOf } from '#kernel/fields/company_fields'
import { flatInput } from '#kernel/fields/write/custom_values'
import { registry } from '#kernel/plugins/registry'
import type { Field } from '#kernel/records/fields/kinds'
import type { RecordModel } from '#kernel/records/record_model'
import { shown } from '#kernel/records/fields/types/field_type'
import { typeOf } from '#kernel/records/fields/types/index'
import type { Parsing } from '#kernel/records/write/input'

type Input = Record<string, unknown>

/** The wire form of one line of a body: what it changes, adds or removes. */
export interface LineInput {
  id?: number
  remove?: boolean
  values: Input
  path: string
}

const SETTABLE_BASE = new Set(['external_id'])

/** The fields a body may carry, and for what: lines are asked for the same. */
export class BodyFields extends Map<string, Field> {
  constructor(
    readonly verb: string,
    readonly asked: boolean
  ) {
    super()
  }
}

/** The fields a body may carry: the model's own, and those that other enabled plugins and administrators added to it. */
export function bodyFields(
  ctx: Context,
  modelName: string,
  verb: string,
  asked: boolean
): BodyFields {
  const model = registry.model(modelName)
  const fields = new BodyFields(verb, asked)
  for (const field of model.fields.values()) {
    if (field.readonly || field.kind === 'computed') continue
    if (field.base && !SETTABLE_BASE.has(field.key)) continue
    if (asked && !maySet(ctx, modelName, field, verb)) continue
    fields.set(field.key, field)
  }
  for (const extension of registry.extensions.get(modelName) ?? []) {
    if (!ctx.has(extension.plugin)) continue
    for (const field of extension.fields) {
      const key = `${extension.plugin}.${field.key}`
      const named = { ...field, key }
      if (!field.readonly && (!asked || maySet(ctx, modelName, named, verb))) fields.set(key, named)
    }
  }
  for (const field of customFieldsOf(ctx, model).values()) {
    if (!field.readonly && (!asked || maySet(ctx, modelName, field, verb))) {
      fields.set(field.key, field)
    }
  }
  return fields
}

/** A line's field is asked with the verb done to the record it belongs to. */
function maySet(ctx: Context, model: string, field: Field, verb: string) {
  return ctx.access.mayUse(model, field, verb)
}

/**
 * A record's body as typed values by wire key; lines as `LineInput[]`. On update only what is sent
 * is there; on create required fields are asked for.
 */
export function parseBody(
  parsing: Parsing,
  ctx: Context,
  fields: BodyFields,
  body: Input,
  record: RecordModel | null,
  prefix = ''
): Input {
  const input = flatInput(body)
  parsing.refuseUnknown(input, fields, prefix)
  const siblings = { ...(record ? wireSiblings(record, fields) : {}), ...input }
  const parsed: Input = {}
  for (const field of fields.values()) {
    const path = prefix + field.key
    const sent = Object.hasOwn(input, field.key)
    if (field.kind === 'lines') {
      if (sent) parsed[field.key] = parseLines(parsing, ctx, fields, field, input[field.key], path)
      else if (!record && field.required) parsing.complain(path, 'E_REQUIRED')
    } else if (sent || (!record && field.required && field.default === undefined)) {
      parsed[field.key] = parsing.value(field, input[field.key], path, siblings)
    }
  }
  return parsed
}

/** Currencies already stored decide how many decimals an amount sent alone may have. */
function wireSiblings(record: RecordModel, fields: Map<string, Field>): Input {
  const keys = new Set([...fields.values()].map((one) => one.currency).filter(Boolean) as string[])
  const properties = record as unknown as Input
  return Object.fromEntries(
    [...keys].map((key) => [key, properties[fields.get(key)?.property ?? key]])
  )
}

function parseLines(
  parsing: Parsing,
  ctx: Context,
  owner: BodyFields,
  field: Field,
  input: unknown,
  path: string
) {
  if (!Array.isArray(input)) {
    parsing.complain(path, 'E_LINES')
    return []
  }
  const fields = bodyFields(ctx, field.to!, owner.verb, owner.asked)
  fields.delete(field.by!)
  return input.map((line, index) => parseLine(parsing, ctx, fields, line, `${path}.${index}.`))
}

function parseLine(
  parsing: Parsing,
  ctx: Context,
  fields: BodyFields,
  line: unknown,
  path: string
): LineInput {
  if (typeof line !== 'object' || line === null || Array.isArray(line)) {
    parsing.complain(path.slice(0, -1), 'E_LINE')
    return { values: {}, path }
  }
  const { id, _delete: remove, ...values } = line as Input
  const known = id === undefined ? undefined : lineId(parsing, id, path)
  if (remove === true) return { id: known, remove: true, values: {}, path }
  return {
    id: known,
    values: parseBody(parsing, ctx, fields, values, known ? PARTIAL : null, path),
    path,
  }
}

/** Stands for "a stored line": only what is sent is checked. */
const PARTIAL = {} as RecordModel

function lineId(parsing: Parsing, id: unknown, path: string) {
  try {
    return Number(
      typeOf('integer').parse(
        id,
        { kind: 'integer', key: 'id', property: 'id', plugin: 'kernel' },
        {}
      )
    )
  } catch {
    parsing.complain(`${path}id`, 'E_INTEGER', { value: shown(id) })
    return undefined
  }
}
