import type { Complain } from '#kernel/access/grants/complain'
import type { Context } from '#kernel/companies/context'
import { checkChoices } from '#kernel/fields/definition/check_choices'
import { checkFormula } from '#kernel/fields/definition/check_formula'
import { checkTexts } from '#kernel/fields/definition/check_texts'
import { checkLimits } from '#kernel/fields/definition/check_limits'
import type Definition from '#kernel/fields/definition/definition'
import { valueColumn } from '#kernel/fields/kinds'
import { KEY, readDefinition, relationOf } from '#kernel/fields/read_definition'
import { Refusal, type FieldError } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import { typeOf } from '#kernel/records/fields/types/index'
import type { Model } from '#kernel/records/model'
import { ORIGINAL } from '#kernel/records/record_model'
import { dehydrate } from '#kernel/records/write/columns'

const MOST_FIELDS = 200
/** Names every object has: harmless in a map, yet nobody needs them. */
const RESERVED = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype'])

/** Refuses (422) a definition that could not be a field of its model, all complaints at once. */
export async function checkDefinition(ctx: Context, one: Definition) {
  const errors: FieldError[] = []
  const complain: Complain = (field, code, params) => errors.push({ field, code, params })
  const model = modelOf(ctx, one.model)
  if (!model) complain('model', 'E_CUSTOM_MODEL', { model: String(one.model).slice(0, 60) })
  checkKey(one, complain)
  checkTexts('label', one.label, 120, complain)
  checkTexts('help', one.help ?? {}, 500, complain)
  checkChoices(one, complain)
  checkLimits(one, complain)
  checkReference(ctx, one, complain)
  if (one.filterable && one.kind !== 'formula' && !valueColumn(one.kind)) {
    complain('filterable', 'E_CUSTOM_FILTERABLE')
  }
  if (model && errors.length === 0) {
    await checkNeighbours(ctx, one, complain)
    checkPlace(ctx, model, one, complain)
    await checkRoles(ctx, one, complain)
    checkDefault(ctx, model, one, complain)
    checkFormula(ctx, model, one, complain)
  }
  if (errors.length > 0) throw Refusal.input(errors)
}

/** Whether fields can be added to a model of this name. */
export const takesFields = (ctx: Context, name: string) => modelOf(ctx, name) !== undefined

/** A model that takes custom fields: one of the company's whose records people write. */
function modelOf(ctx: Context, name: string): Model | undefined {
  const model = registry.models.get(name)
  if (!model || !ctx.has(model.plugin)) return undefined
  const root = model.lineOf ? registry.model(model.lineOf) : model
  const isWritten = root.verbs.includes('create') || root.verbs.includes('update')
  return isWritten && !WITHOUT_FIELDS.has(root.name) ? model : undefined
}

/** Who may do what and what fields there are is not described by further fields. */
const WITHOUT_FIELDS = new Set(['kernel.custom_field', 'kernel.role', 'kernel.membership'])

function checkKey(one: Definition, complain: Complain) {
  if (!KEY.test(one.key)) complain('key', 'E_CUSTOM_KEY')
  else if (RESERVED.has(one.key)) complain('key', 'E_CUSTOM_KEY_RESERVED', { key: one.key })
  for (const fixed of ['model', 'key', 'kind'] as const) {
    const before = one[ORIGINAL][fixed]
    if (before === undefined || before === one[fixed]) continue
    if (fixed !== 'kind') complain(fixed, 'E_CUSTOM_FIXED')
    else if (!one.mayChangeKind) complain(fixed, 'E_CUSTOM_KIND_CONVERTS')
  }
}

function checkReference(ctx: Context, one: Definition, complain: Complain) {
  if (one.kind !== 'reference') {
    if (one.refersTo) complain('refers_to', 'E_CUSTOM_NOT_OF_KIND')
    return
  }
  const target = registry.models.get(one.refersTo ?? '')
  if (!target || target.lineOf || !ctx.has(target.plugin)) complain('refers_to', 'E_CUSTOM_REFERS')
}

/** A key is used once, and so is the name a reference is followed by. */
async function checkNeighbours(ctx: Context, one: Definition, complain: Complain) {
  const all = await ctx.records<Definition>('kernel.custom_field').peek(['model', 'eq', one.model])
  const others = all.filter((other) => other.id !== one.id)
  if (others.some((other) => other.key === one.key)) {
    complain('key', 'E_TAKEN', { value: one.key })
  }
  const namesOf = ({ kind, key }: Definition) =>
    kind === 'reference' ? [key, relationOf(key)] : [key]
  const taken = new Set(others.flatMap(namesOf))
  const clash = namesOf(one).find((name) => name !== one.key && taken.has(name))
  if (clash) complain('key', 'E_TAKEN', { value: clash })
  if (others.length >= MOST_FIELDS) complain('model', 'E_CUSTOM_TOO_MANY', { max: MOST_FIELDS })
}

function checkPlace(ctx: Context, model: Model, one: Definition, complain: Complain) {
  if (!one.after || model.fields.has(one.after) || one.after.startsWith('custom.')) return
  const added = (registry.extensions.get(model.name) ?? []).filter(({ plugin }) => ctx.has(plugin))
  const isThere = added.some(({ plugin, fields }) =>
    fields.some(({ key }) => `${plugin}.${key}` === one.after)
  )
  if (!isThere) complain('after', 'E_UNKNOWN_FIELD')
}

async function checkRoles(ctx: Context, one: Definition, complain: Complain) {
  const ids: unknown = one.roleIds
  if (ids === null || ids === undefined) return
  const isList = Array.isArray(ids) && ids.length > 0 && ids.every(Number.isSafeInteger)
  if (!isList) return complain('role_ids', 'E_CUSTOM_ROLES')
  const found = await ctx.records('kernel.role').peek(['id', 'in', ids])
  if (new Set(ids).size !== found.length) complain('role_ids', 'E_CUSTOM_ROLES')
}

function checkDefault(ctx: Context, model: Model, one: Definition, complain: Complain) {
  if (one.defaultValue === null || one.defaultValue === undefined) return
  if (one.kind === 'formula') return complain('default_value', 'E_CUSTOM_NOT_OF_KIND')
  const field = readDefinition(model, dehydrate(registry.model('kernel.custom_field'), one))!
  try {
    typeOf(field.kind).parse(one.defaultValue, field, { currency: ctx.company.currency })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    complain('default_value', error.code, error.params)
  }
}
