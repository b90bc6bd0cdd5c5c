import type { Context } from '#kernel/companies/context'
import { customFieldsOf } from '#kernel/fields/company_fields'
import { registry } from '#kernel/plugins/registry'
import type { Model } from '#kernel/records/model'
import type { FieldDescription, ModelDescription } from '#kernel/records/screens/description'
import { usualRecord } from '#kernel/records/screens/usual'
import { defaultOf } from '#kernel/records/write/insert'

type Values = Record<string, unknown>

/** The values a new record's form starts with: the declared defaults, what is usual, and what the link that opened it says. */
export async function defaultsOf(
  ctx: Context,
  model: Model,
  description: ModelDescription,
  query: Values
): Promise<Values> {
  const values: Values = {}
  for (const field of description.fields) {
    if (field.base && field.key !== 'external_id') continue
    const declared = model.fields.get(field.key) ?? customFieldsOf(ctx, model).get(field.key)
    const value = declared && defaultOf(ctx, declared)
    if (value !== null && value !== undefined) values[field.key] = value
    if (field.creatable && typeof query[field.key] === 'string') {
      values[field.key] = fromText(field, query[field.key] as string)
    } else if (field.creatable && field.reference && declared?.usual) {
      const usual = await usualRecord(ctx, declared)
      if (usual) Object.assign(values, { [field.key]: usual.id, [field.reference.relation]: usual })
    }
  }
  return values
}

/** What the dialogs of a model's operations start with. */
export function inputDefaults(ctx: Context, model: Model): Record<string, Values> {
  const operations = registry.operationsOn(model.name).filter((one) => one.input.length > 0)
  return Object.fromEntries(
    operations.map((one) => [
      one.verb,
      Object.fromEntries(
        one.input.map((field) => [field.key, defaultOf(ctx, { ...field, plugin: one.plugin })])
      ),
    ])
  )
}

/** A record's values as a new record may start with them: nothing that names or numbers the old one. */
export function copyOf(description: ModelDescription, record: Values): Values {
  return copy(
    description.fields.filter((one) => one.creatable && one.key !== 'external_id'),
    record
  )
}

function copy(fields: FieldDescription[], record: Values): Values {
  const values: Values = {}
  for (const field of fields) {
    const value = record[field.key]
    if (field.lines) {
      values[field.key] = (value as Values[] | undefined)?.map((line) =>
        copy(field.lines!.fields, line)
      )
    } else {
      values[field.key] = value
      if (field.reference) values[field.reference.relation] = record[field.reference.relation]
    }
  }
  return values
}

function fromText(field: FieldDescription, text: string) {
  if (field.kind === 'reference' || field.kind === 'integer') return Number(text)
  if (field.kind === 'boolean') return text === 'true'
  return text
}
