import type { Context } from '#kernel/companies/context'
import type { Model } from '#kernel/records/model'
import type { Field } from '#kernel/records/fields/kinds'
import type { DeclaredField } from '#kernel/records/fields/declared'
import { registry } from '#kernel/plugins/registry'
import type {
  FieldDescription,
  LinesDescription,
  ReferenceDescription,
} from '#kernel/records/screens/description'

const UNSORTABLE = new Set(['lines', 'json', 'tags', 'computed', 'long_text'])
const UNFILTERABLE = new Set(['lines', 'json', 'computed'])

/** The root of a model's texts: `sample.models.loan`. */
export function messagesOf(model: { plugin: string; id: string }) {
  return `${model.plugin}.models.${model.id}`
}

/** One field of a model for one caller; undefined where it does not exist for them. */
export function describeField(
  ctx: Context,
  model: Model,
  field: Field
): FieldDescription | undefined {
  if (!ctx.access.mayUse(model.name, field, 'read')) return undefined
  return {
    ...common(ctx, field, textsOf(model, field)),
    readonly: field.readonly === true || !ctx.access.mayUse(model.name, field, 'update'),
    creatable: !field.readonly && ctx.access.mayUse(model.name, field, 'create'),
    sortable: !UNSORTABLE.has(field.kind),
    filterable: !UNFILTERABLE.has(field.kind),
  }
}

/** A field another plugin adds: named `<plugin>.<key>` on the wire, labelled by that plugin. */
export function describeExtension(
  ctx: Context,
  model: Model,
  field: Field
): FieldDescription | undefined {
  const described = describeField(ctx, model, field)
  if (!described) return undefined
  const texts = `${field.plugin}.extensions.${model.name}`
  return {
    ...described,
    key: `${field.plugin}.${field.key}`,
    label: `${texts}.${field.key}`,
    choices: described.choices && `${texts}.choices.${field.key}`,
    currency: described.currency && `${field.plugin}.${described.currency}`,
    reference: described.reference && {
      ...described.reference,
      relation: `${field.plugin}.${described.reference.relation}`,
    },
  }
}

/** A setting of a plugin. */
export function describeSetting(ctx: Context, field: Field): FieldDescription {
  if (field.kind === 'reference') field.relation = field.key.replace(/_id$/, '')
  const texts = {
    label: `${field.plugin}.settings.${field.key}`,
    choices: `${field.plugin}.setting_choices.${field.key}`,
  }
  return {
    ...common(ctx, field, texts),
    readonly: false,
    creatable: true,
    sortable: false,
    filterable: false,
  }
}

/** One field of an operation's input. */
export function describeInput(
  ctx: Context,
  model: Model,
  verb: string,
  declared: DeclaredField
): FieldDescription {
  const field: Field = { ...declared, plugin: model.plugin }
  if (field.kind === 'reference') field.relation = field.key.replace(/_id$/, '')
  const texts = {
    label: `${messagesOf(model)}.inputs.${verb}.${field.key}`,
    choices: `${messagesOf(model)}.choices.${field.key}`,
  }
  return {
    ...common(ctx, field, texts),
    readonly: false,
    creatable: true,
    sortable: false,
    filterable: false,
  }
}

function common(ctx: Context, field: Field, texts: { label: string; choices: string }) {
  const isChoice = field.kind === 'choice' || field.kind === 'tags'
  return {
    key: field.key,
    kind: field.kind,
    ...texts,
    choices: isChoice ? texts.choices : undefined,
    required: field.required === true,
    hidden: field.hidden,
    exact: field.exact,
    base: field.base === true,
    type: field.type,
    max: field.max,
    min: field.min,
    options: optionsOf(ctx, field),
    names: field.names,
    codes: typeof field.of === 'string' ? field.of : undefined,
    colors: field.colors,
    currency:
      field.kind === 'money' || field.kind === 'price' ? (field.currency ?? 'currency') : undefined,
    reference: field.kind === 'reference' ? describeReference(ctx, field) : undefined,
    lines: field.kind === 'lines' ? describeLines(ctx, field) : undefined,
  }
}

/** Codes are listed by the browser, but for models: which there are depends on the caller. */
function optionsOf(ctx: Context, { of }: Field): readonly string[] | undefined {
  if (of !== 'model') return typeof of === 'string' ? undefined : of
  return [...registry.models.values()]
    .filter((one) => !one.lineOf && ctx.has(one.plugin) && ctx.access.allows(one.name, 'read'))
    .map((one) => one.name)
}

/** Base fields share their labels. */
function textsOf(model: Model, field: Field) {
  const root = messagesOf(model)
  const label = field.base ? `kernel.fields.${field.key}` : `${root}.fields.${field.key}`
  return { label, choices: `${root}.choices.${field.key}` }
}

/** A reference without its target's address is shown as text: the target is off or not allowed. */
function describeReference(ctx: Context, field: Field): ReferenceDescription {
  const target = registry.models.get(field.to!)
  const visible =
    target && !target.lineOf && ctx.has(target.plugin) && ctx.access.allows(target.name, 'read')
  return {
    model: field.to!,
    messages: target ? messagesOf(target) : field.to!,
    relation: field.relation!,
    path: visible ? `/${target.plugin}/${target.segment}` : null,
    canCreate: Boolean(
      visible && target.verbs.includes('create') && ctx.access.allows(target.name, 'create')
    ),
    tree: field.tree === true,
    starts: startsOf(field.where),
  }
}

/** "Only suppliers" is also what a new one has to be. */
function startsOf(where: unknown): Record<string, string> | undefined {
  if (!Array.isArray(where)) return undefined
  const triples = (typeof where[0] === 'string' ? [where] : where) as unknown[][]
  const equal = triples.filter(
    (one) => Array.isArray(one) && one[1] === 'eq' && typeof one[0] === 'string'
  )
  return equal.length
    ? Object.fromEntries(equal.map(([key, , value]) => [key, String(value)]))
    : undefined
}

function describeLines(ctx: Context, field: Field): LinesDescription | undefined {
  const target = registry.models.get(field.to!)
  if (!target) return undefined
  const fields = [...target.fields.values()].filter(
    (one) => !one.base && one.key !== field.by && one.kind !== 'lines'
  )
  return {
    model: target.name,
    begin: field.begin,
    fields: fields.flatMap((one) => describeField(ctx, target, one) ?? []),
  }
}
