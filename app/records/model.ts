import type { DeclaredField } from '#kernel/records/fields/declared'
import { declaredFields } from '#kernel/records/fields/declared'
import type { Field } from '#kernel/records/fields/kinds'
import { plural, segment } from '#kernel/records/naming'
import type { RecordModel } from '#kernel/records/record_model'
import type { SectionCondition } from '#kernel/records/screens/description'

/** Who shares a model's rows: one company; every company unless marked private; the whole deployment. */
export type Scope = 'company' | 'shared' | 'global'

/** The verbs every model has unless it leaves some out. */
export type Verb = 'create' | 'update' | 'archive' | 'delete'

export interface FormSection {
  /** Its title is `models.<model>.sections.<key>` in the locale file. */
  key: string
  fields: string[]
  /** Shown only then: what a person is asked differs from an organisation. */
  when?: SectionCondition
}

export interface ModelOptions {
  /** `<plugin>.<model>`, singular: `inventory.stock_move`. */
  name: string
  /** The field that names a record for people. */
  title: string
  /** Fields that `q` and the palette search; dots follow references. */
  search?: string[]
  scope?: Scope
  /** A line of this model: has no address of its own, its rights are its parent's. */
  lineOf?: string
  /** The built-in verbs people and clients may use; `[]` makes the model read-only. */
  verbs?: Verb[]
  /** Default order of its lists, as in `sort`: `-created_at`. */
  sort?: string
  /**
   * The field that carries the state, and its path as the record screen shows it; what comes after the last of them
   * may stand in a field of its own: posted, and then paid.
   */
  state?: { field: string; path: string[]; then?: { field: string; value: string } }
  /** States in which nothing may change except through operations. */
  final?: string[]
  /** Columns of the derived list, sections of the derived form; without them, all fields. */
  list?: string[]
  form?: FormSection[]
  icon?: string
  /** Fields that are not unique, but of which no two rows of an imported file may have the same value. */
  onceInFile?: string[]
}

/** A model as the kernel knows it, built once at boot. */
export interface Model extends Required<
  Pick<ModelOptions, 'name' | 'title' | 'search' | 'scope' | 'verbs' | 'sort'>
> {
  plugin: string
  /** Its name within the plugin: `stock_move`. */
  id: string
  table: string
  /** Its name in addresses: `stock-moves`. */
  segment: string
  class: typeof RecordModel
  fields: Map<string, Field>
  options: ModelOptions
  lineOf?: string
}

const optionsOf = new WeakMap<object, ModelOptions>()

/** Makes a class a model of its plugin. */
export function model(options: ModelOptions) {
  return (target: typeof RecordModel) => {
    optionsOf.set(target, options)
  }
}

/** What `@model` said of a class; undefined where it was forgotten. */
export function modelOptions(target: object) {
  return optionsOf.get(target)
}

/** Puts a class and its declarations together. Throws where `@model` is missing. */
export function buildModel(target: typeof RecordModel, plugin: string): Model {
  const options = optionsOf.get(target)
  if (!options) throw new Error(`${target.name} has no @model declaration`)
  const id = options.name.slice(options.name.indexOf('.') + 1)
  const owner = plugin === 'kernel' ? '' : `${plugin}_`
  return {
    name: options.name,
    title: options.title,
    search: options.search ?? [options.title],
    scope: options.scope ?? 'company',
    verbs: options.verbs ?? ['create', 'update', 'archive', 'delete'],
    sort: options.sort ?? '-id',
    plugin,
    id,
    table: owner + plural(id),
    segment: segment(id),
    class: target,
    fields: collectFields(target, plugin),
    options,
    lineOf: options.lineOf,
  }
}

function collectFields(target: typeof RecordModel, plugin: string) {
  const fields = new Map<string, Field>()
  const declared = declaredFields(target)
  for (const one of withCurrency(declared)) fields.set(one.key, completeField(one, plugin))
  return fields
}

/** Money needs its currency beside it: a model that names none gets the field `currency`. */
function withCurrency(declared: DeclaredField[]): DeclaredField[] {
  const needs = declared.some(
    (one) => (one.kind === 'money' || one.kind === 'price') && !one.currency
  )
  if (!needs || declared.some((one) => one.key === 'currency')) return declared
  const currency: DeclaredField = {
    kind: 'choice',
    of: 'currency',
    key: 'currency',
    property: 'currency',
    default: (ctx: { company: { currency: string } }) => ctx.company.currency,
    hidden: true,
  }
  return [...declared, currency]
}

/** Adds what follows from the declaration: the relation's name, the currency's place. */
export function completeField(declared: DeclaredField, plugin: string): Field {
  const field: Field = { ...declared, plugin }
  if (field.kind === 'reference') {
    field.relation = field.key.endsWith('_id') ? field.key.slice(0, -3) : `${field.key}_user`
  }
  if (field.kind === 'money' || field.kind === 'price') field.currency ??= 'currency'
  return field
}
