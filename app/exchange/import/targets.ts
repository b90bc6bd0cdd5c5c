import type { Context } from '#kernel/companies/context'
import { labelOf } from '#kernel/exchange/export/columns'
import { isCustomField, textIn } from '#kernel/fields/custom_field'
import { importFields } from '#kernel/exchange/mapping/resolve'
import { LOCALES } from '#kernel/http/catalogue'
import { hasMessage, message } from '#kernel/http/messages'
import { registry } from '#kernel/plugins/registry'
import type { Field } from '#kernel/records/fields/kinds'
import type { Model } from '#kernel/records/model'

/** A field a column may fill, as the mapping screen offers it. */
export interface ImportTarget {
  field: string
  label: string
  kind: string
  required: boolean
  /** What the field is called in the languages there are: headers may be in another one than the reader's. */
  names: string[]
  /** A field of lines: the field they stand in. */
  lines?: string
  /** reference: the fields of the other model a cell may be looked up in. */
  lookups?: { field: string; label: string }[]
  /** reference: what names the other model's records, and where they are picked. */
  title?: string
  path?: string
  /** reference: to another record of the same model, which it stands beneath. */
  isTree?: boolean
  /** choice: its values as people see them. */
  choices?: { value: string; label: string }[]
}

/** Everything a file may fill of a model, its lines' fields after its own. */
export function importTargets(ctx: Context, model: Model): ImportTarget[] {
  const targets: ImportTarget[] = []
  const id = model.fields.get('id')!
  for (const [key, field] of importFields(ctx, model)) {
    if (field.kind === 'lines') targets.push(...lineTargets(ctx, model, key, field))
    else if (field.kind !== 'json') targets.push(target(ctx, model, key, field))
  }
  // Finds a record that was exported before; it is never set.
  return [...targets, target(ctx, model, 'id', { ...id, required: false })]
}

function lineTargets(ctx: Context, model: Model, key: string, field: Field) {
  const lines = registry.model(field.to!)
  const prefix = labelOf(ctx.locale, model, key, field)
  return [...importFields(ctx, lines)]
    .filter(
      ([name, one]) => one.kind !== 'lines' && one.kind !== 'json' && name !== field.by && !one.base
    )
    .map(([name, one]) => {
      const inner = target(ctx, lines, name, one)
      return {
        ...inner,
        field: `${key}.${name}`,
        label: `${prefix}: ${inner.label}`,
        required: false,
        lines: key,
      }
    })
}

function target(ctx: Context, model: Model, key: string, field: Field): ImportTarget {
  return {
    field: key,
    label: labelOf(ctx.locale, model, key, field),
    kind: field.kind,
    names: LOCALES.map((locale) => labelOf(locale, model, key, field)),
    required: Boolean(field.required && field.default === undefined),
    ...(field.kind === 'reference' && referenceTo(ctx, registry.model(field.to!))),
    ...(field.tree && { isTree: true }),
    ...(Array.isArray(field.of) && { choices: choicesOf(ctx, model, field) }),
  }
}

function referenceTo(ctx: Context, model: Model) {
  const path = `/${model.plugin}/${model.segment}`
  return { lookups: lookupsOf(ctx, model), title: model.title, path }
}

function choicesOf({ locale }: Context, model: Model, field: Field) {
  if (isCustomField(field)) {
    return field.options.map(({ value, label }) => ({ value, label: textIn(label, locale) }))
  }
  return (field.of as readonly string[]).map((value) => {
    const key = `${model.plugin}.models.${model.id}.choices.${field.key}.${value}`
    return { value, label: hasMessage(locale, key) ? message(locale, key) : value }
  })
}

/** What names a record: its key from elsewhere, unique fields, its title, its id. */
function lookupsOf(ctx: Context, model: Model) {
  return [...model.fields.values()]
    .filter(
      (one) =>
        one.key === 'external_id' || one.key === 'id' || one.unique || one.key === model.title
    )
    .filter((one) => ctx.access.mayUse(model.name, one, 'read'))
    .map((one) => ({ field: one.key, label: labelOf(ctx.locale, model, one.key, one) }))
}
