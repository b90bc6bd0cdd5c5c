import type { Context } from '#kernel/companies/context'
import { customFieldsRevision } from '#kernel/fields/company_fields'
import { takesFields } from '#kernel/fields/definition/check_definition'
import { describeCustom, placeCustom } from '#kernel/fields/read/describe_custom'
import { recordFormats } from '#kernel/exchange/export/formats'
import type { Model } from '#kernel/records/model'
import type { Operation } from '#kernel/records/operation'
import { fillsOf } from '#kernel/plugins/fills'
import { registry } from '#kernel/plugins/registry'
import {
  describeExtension,
  describeField,
  describeInput,
  messagesOf,
} from '#kernel/records/screens/describe_field'
import type {
  FieldDescription,
  ModelDescription,
  OperationDescription,
  SectionDescription,
} from '#kernel/records/screens/description'

const VERBS = ['create', 'update', 'archive', 'delete'] as const

/** A model as the caller sees it: only readable fields, only verbs and operations they may use. */
export function describe(ctx: Context, model: Model): ModelDescription {
  const fields = fieldsOf(ctx, model)
  return {
    name: model.name,
    plugin: model.plugin,
    segment: model.segment,
    path: `/${model.plugin}/${model.segment}`,
    messages: messagesOf(model),
    icon: model.options.icon ?? 'i-lucide-file-text',
    title: model.title,
    fields,
    list: listColumns(ctx, model, fields),
    form: formSections(ctx, model, fields),
    sort: model.sort,
    state: describeState(model, fields),
    verbs: allowedVerbs(ctx, model),
    operations: registry
      .operationsOn(model.name)
      .flatMap((one) => describeOperation(ctx, model, one) ?? []),
    searchable: model.search.length > 0,
    archivable: model.verbs.includes('archive'),
    takesFields: ctx.access.allows('kernel.custom_field', 'create') && takesFields(ctx, model.name),
    formats: recordFormats(ctx, model).map(({ id, label }) => ({ id, label })),
    slots: {
      main: fillsOf(ctx, `${model.name}:record.main`),
      side: fillsOf(ctx, `${model.name}:record.side`),
      actions: fillsOf(ctx, `${model.name}:record.actions`),
      form: fillsOf(ctx, `${model.name}:form.top`),
      lines: fillsOf(ctx, `${model.name}:form.lines`),
      selection: fillsOf(ctx, `${model.name}:list.selection`),
    },
  }
}

/** Its own fields, then those that enabled plugins and administrators add. */
function fieldsOf(ctx: Context, model: Model): FieldDescription[] {
  const own = [...model.fields.values()].flatMap((field) => {
    const described = describeField(ctx, model, field)
    return described ? [withCustomLines(ctx, described)] : []
  })
  const extensions = (registry.extensions.get(model.name) ?? []).filter((one) =>
    one.needs.every((id) => ctx.has(id))
  )
  const added = extensions.flatMap((one) =>
    one.fields.flatMap((field) => describeExtension(ctx, model, field) ?? [])
  )
  return [...own, ...added, ...describeCustom(ctx, model)].filter((one) => one.key !== 'custom')
}

/** Lines with the fields that administrators added to them, each where it was placed. */
function withCustomLines(ctx: Context, described: FieldDescription): FieldDescription {
  const { lines } = described
  const custom = lines ? describeCustom(ctx, registry.model(lines.model)) : []
  if (!lines || custom.length === 0) return described
  const fields = [...lines.fields, ...custom]
  const declared = lines.fields.map((one) => one.key)
  const order = placeCustom(ctx, registry.model(lines.model), declared, () => true)
  const placed = order.flatMap((key) => fields.find((one) => one.key === key) ?? [])
  return { ...described, lines: { ...lines, fields: placed } }
}

/** What a description depends on: nothing else may change what it says. */
export function descriptionKey(ctx: Context, model: Model) {
  const plugins = [...registry.plugins.keys()].filter((id) => ctx.has(id)).join('+')
  const key = [
    model.name,
    ctx.company.id,
    customFieldsRevision(ctx),
    ctx.access.fingerprint,
    plugins,
  ].join(':')
  return `model:${key}`.replaceAll(',', '')
}

function listColumns(ctx: Context, model: Model, fields: FieldDescription[]) {
  const shown = fields.filter((one) => one.hidden !== true && one.hidden !== 'list')
  const keys = model.options.list ?? derivedColumns(model, shown.filter(isDeclared))
  return placeCustom(ctx, model, keys, (one) => one.inList).filter((key) =>
    fields.some((one) => one.key === key)
  )
}

const isDeclared = ({ key }: FieldDescription) => !key.startsWith('custom.')

/** The title first, long and nested values never, and no more than a screen holds. */
function derivedColumns(model: Model, fields: FieldDescription[]) {
  const fit = fields.filter(
    (one) => !one.base && !['lines', 'json', 'long_text'].includes(one.kind)
  )
  const keys = fit.map((one) => one.key).filter((key) => key !== model.title)
  return [model.title, ...keys].slice(0, 8)
}

function formSections(
  ctx: Context,
  model: Model,
  fields: FieldDescription[]
): SectionDescription[] {
  const readable = (key: string) => fields.some((one) => one.key === key)
  const declaredKeys = fields.filter(isDeclared).map((one) => one.key)
  const declared = (model.options.form ?? []).map((section) => ({
    label: `${messagesOf(model)}.sections.${section.key}`,
    fields: placeCustom(ctx, model, section.fields, (one) =>
      section.fields.includes(one.after ?? '')
    ).filter(readable),
    when: section.when && readable(section.when.field) ? section.when : undefined,
  }))
  const placed = new Set(declared.flatMap((section) => section.fields))
  // The screen's head shows name and state; only a form without sections repeats them.
  const inHead = declared.length > 0 ? [model.title, model.options.state?.field] : []
  const order = placeCustom(ctx, model, declaredKeys, () => true)
  const inOrder = order.flatMap((key) => fields.find((one) => one.key === key) ?? [])
  const rest = inOrder.filter(
    (one) =>
      !placed.has(one.key) && belongsInForm(one) && !(one.readonly && inHead.includes(one.key))
  )
  const sections = [...declared, ...sectionsOf(rest, declared.length > 0)]
  return sections.filter((section) => section.fields.length > 0)
}

function belongsInForm(field: FieldDescription) {
  return !field.base && field.hidden !== true && field.hidden !== 'form' && field.kind !== 'json'
}

/** Fields without a section: the model's own first, each extending plugin's under its name. */
function sectionsOf(fields: FieldDescription[], titled: boolean): SectionDescription[] {
  const owners = new Map<string, string[]>()
  for (const field of fields) {
    const owner = isDeclared(field) ? ownerOf(field.key) : ''
    owners.set(owner, [...(owners.get(owner) ?? []), field.key])
  }
  return [...owners].map(([owner, keys]) => ({
    label: owner ? `${owner}.plugin.name` : titled ? 'records.section.other' : null,
    fields: keys,
  }))
}

const ownerOf = (key: string) => (key.includes('.') ? key.slice(0, key.indexOf('.')) : '')

function describeState(model: Model, fields: FieldDescription[]) {
  const { state, final } = model.options
  if (!state || !fields.some((one) => one.key === state.field)) return null
  return { ...state, final: final ?? [] }
}

function allowedVerbs(ctx: Context, model: Model) {
  const own = VERBS.filter(
    (verb) => model.verbs.includes(verb) && ctx.access.allows(model.name, verb)
  )
  const others = model.verbs.includes('create')
    ? (['export', 'import', 'report'] as const)
    : (['export', 'report'] as const)
  return [...own, ...others.filter((verb) => ctx.access.allows(model.name, verb))]
}

function describeOperation(
  ctx: Context,
  model: Model,
  one: Operation
): OperationDescription | undefined {
  if (isBuiltIn(one) || !ctx.has(one.plugin) || !ctx.access.allows(model.name, one.verb)) {
    return undefined
  }
  return {
    name: one.name,
    verb: one.verb,
    segment: one.verb.replaceAll('_', '-'),
    label: `${messagesOf(model)}.operations.${one.verb}`,
    place: one.place ?? 'secondary',
    icon: one.icon ?? null,
    input: one.input.map((field) => describeInput(ctx, model, one.verb, field)),
    reads: one.reads === true,
  }
}

/** The verbs every model has come through forms and menus of their own. */
function isBuiltIn(one: Operation) {
  return ['create', 'update', 'archive', 'restore', 'delete'].includes(one.verb)
}
