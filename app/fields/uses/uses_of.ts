import type { Context } from '#kernel/companies/context'
import type Definition from '#kernel/fields/definition/definition'
import { ruleUses } from '#kernel/fields/uses/rule_uses'
import { namesField, type Use } from '#kernel/fields/uses/use'
import { registry } from '#kernel/plugins/registry'
import type { RecordModel } from '#kernel/records/record_model'

/** Where stored settings may name a field: which of their properties, and where they are changed. */
const PLACES: Place[] = [
  { kind: 'view', model: 'kernel.saved_view', of: 'model', parts: ['query'] },
  { kind: 'report', model: 'kernel.report', of: 'source', parts: ['query'], path: 'reports' },
  { kind: 'dashboard', model: 'kernel.dashboard', parts: ['filters', 'tiles'], path: 'dashboards' },
  { kind: 'import_mapping', model: 'kernel.import_mapping', of: 'model', parts: ['mapping'] },
]

interface Place {
  kind: Use['kind']
  model: string
  /** The property that says which records it is about. */
  of?: string
  parts: string[]
  /** Its screen below /kernel. */
  path?: string
}

type Properties = RecordModel & Record<string, unknown>

/** Everything of the company that asks for a field: it goes on without it, or has to be changed, once it is removed. */
export async function usesOf(ctx: Context, definition: Definition): Promise<Use[]> {
  const places = await Promise.all(
    PLACES.filter(({ model }) => registry.models.has(model)).map((place) =>
      usesIn(ctx, definition, place)
    )
  )
  return [
    ...(await formulaUses(ctx, definition)),
    ...(await ruleUses(ctx, definition)),
    ...places.flat(),
  ]
}

async function usesIn(ctx: Context, definition: Definition, place: Place): Promise<Use[]> {
  const all = (await ctx.records(place.model).peek(['archived_at', 'null'])) as Properties[]
  return all.filter((one) => asks(one, definition, place)).map((one) => useOf(ctx, one, place))
}

function asks(one: Properties, { model, key }: Definition, { of, parts }: Place) {
  const settings = parts.map((part) => one[part])
  return namesField(settings, key, of === undefined || one[of] === model)
}

/** What somebody keeps to himself is counted, not named. */
function useOf(ctx: Context, one: Properties, { kind, path }: Place): Use {
  const isPrivate = one.sharedWith === 'private' && one.ownerId !== ctx.user.id
  return {
    kind,
    name: isPrivate ? null : String(one.name),
    href: isPrivate || !path ? null : `/kernel/${path}/${one.id}`,
  }
}

async function formulaUses(ctx: Context, { id, model, key }: Definition): Promise<Use[]> {
  const all = await ctx.records<Definition>('kernel.custom_field').peek(['model', 'eq', model])
  return all
    .filter((one) => one.id !== id && !one.archivedAt && namesField(one.formula, key, true))
    .map((one) => ({ kind: 'formula', name: one.key, href: `/kernel/custom-fields/${one.id}` }))
}
