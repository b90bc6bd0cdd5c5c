import type { FieldRights, ModelRights, PluginRights } from '#kernel/access/screens/wire'
import { COMMON_VERBS } from '#kernel/access/verbs'
import type { Context } from '#kernel/companies/context'
import { customFieldsOf } from '#kernel/fields/company_fields'
import { textIn } from '#kernel/fields/custom_field'
import { registry } from '#kernel/plugins/registry'
import type { Field, Sensitivity } from '#kernel/records/fields/kinds'
import type { Model } from '#kernel/records/model'
import { messagesOf } from '#kernel/records/screens/describe_field'

/** The rights on the models of the company's plugins; fields as far as the caller may read them. */
export function rightsFor(ctx: Context): PluginRights[] {
  const [kernel, ...plugins] = registry.inOrder().filter((plugin) => ctx.has(plugin.id))
  return [...plugins, kernel]
    .map((plugin) => ({ id: plugin.id, models: modelsOf(ctx, plugin.id) }))
    .filter((plugin) => plugin.models.length > 0)
}

/** The classes that some installed field belongs to. */
export function classesInUse(): Sensitivity[] {
  const fields = [...registry.models.values()].flatMap((model) => [...model.fields.values()])
  const added = [...registry.extensions.values()].flat().flatMap((one) => one.fields)
  return [...new Set([...fields, ...added].flatMap((field) => field.sensitivity ?? []))].sort()
}

function modelsOf(ctx: Context, plugin: string): ModelRights[] {
  const models = [...registry.models.values()].filter(
    (model) => model.plugin === plugin && !model.lineOf
  )
  const rights = models.map((model) => rightsOn(ctx, model))
  const alone = operationsOf(plugin, plugin)
  if (alone.length === 0) return rights
  const label = plugin === 'kernel' ? 'shell.settings' : `${plugin}.plugin.name`
  return [
    ...rights,
    { name: plugin, label, verbs: [], operations: alone, fields: [], unit: null, isPlugin: true },
  ]
}

function rightsOn(ctx: Context, model: Model): ModelRights {
  const texts = messagesOf(model)
  return {
    name: model.name,
    label: `${texts}.many`,
    verbs: COMMON_VERBS.filter((verb) => hasVerb(model, verb)),
    operations: operationsOf(model.name, texts),
    fields: fieldsOf(ctx, model),
    unit: unitOf(model),
    isPlugin: false,
  }
}

function unitOf(model: Model) {
  return (
    [...model.fields.values()].find((one) => one.to === 'kernel.org_unit' && !one.tree)?.key ?? null
  )
}

/** `report` and `print` are rights too, and get their column with the first screen that asks for them. */
function hasVerb(model: Model, verb: string) {
  if (verb === 'import') return model.verbs.includes('create')
  return (model.verbs as string[]).includes(verb) || ['read', 'export'].includes(verb)
}

/** Operations whose right is their own name; others are allowed with the right they name. */
function operationsOf(model: string, texts: string) {
  return [...registry.operations.values()]
    .filter((one) => one.name === `${model}.${one.verb}` && (one.right ?? one.name) === one.name)
    .map(({ verb }) => ({ verb, label: `${texts}.operations.${verb}` }))
}

function fieldsOf(ctx: Context, model: Model): FieldRights[] {
  const own = [...model.fields.values()].filter(
    (field) => !field.base || field.key === 'external_id'
  )
  const open = (field: Field) => ctx.access.mayUse(model.name, field, 'read')
  const texts = messagesOf(model)
  const added = (registry.extensions.get(model.name) ?? []).filter((one) => ctx.has(one.plugin))
  return [
    ...own.filter(open).map((field) => ({
      path: field.key,
      label: field.base ? `kernel.fields.${field.key}` : `${texts}.fields.${field.key}`,
      sensitivity: field.sensitivity ?? null,
    })),
    ...added.flatMap(({ plugin, fields }) =>
      fields.filter(open).map((field) => ({
        path: `${plugin}.${field.key}`,
        label: `${plugin}.extensions.${model.name}.${field.key}`,
        sensitivity: field.sensitivity ?? null,
      }))
    ),
    ...[...customFieldsOf(ctx, model).values()].filter(open).map((field) => ({
      path: field.key,
      label: textIn(field.label, ctx.locale),
      sensitivity: field.sensitivity ?? null,
    })),
  ]
}
