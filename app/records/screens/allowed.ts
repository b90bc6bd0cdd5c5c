import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import type { Model } from '#kernel/records/model'
import { matches } from '#kernel/records/query/select'

type Row = Record<string, unknown>

/** What the caller may do with this very record: its state, the rules' record filters and `when` decide. */
export async function allowedOn(ctx: Context, model: Model, record: Row): Promise<string[]> {
  const verbs = [...builtIn(model, record), ...operations(ctx, model, record)]
  const allowed: string[] = []
  for (const verb of verbs) if (await isGranted(ctx, model, record, verb)) allowed.push(verb)
  return allowed
}

function builtIn(model: Model, record: Row) {
  if (record.archived_at) return model.verbs.includes('archive') ? ['restore'] : []
  const open = isFinal(model, record) ? ['create'] : ['create', 'update', 'archive', 'delete']
  return open.filter((verb) => (model.verbs as string[]).includes(verb))
}

/** Whether the record is in a state in which only operations change it. */
export function isFinal(model: Model, record: Row) {
  const { state, final } = model.options
  return state !== undefined && (final ?? []).includes(String(record[state.field]))
}

/** Whether the record may be edited at all: neither archived nor in a state in which only operations change it. */
export function isOpen(model: Model, record: Row) {
  return !record.archived_at && !isFinal(model, record)
}

function operations(ctx: Context, model: Model, record: Row) {
  if (record.archived_at) return []
  return registry
    .operationsOn(model.name)
    .filter((one) => ctx.has(one.plugin) && (!one.when || one.when(record)))
    .map((one) => one.verb)
}

/** Whoever may archive a record may bring it back. */
async function isGranted(ctx: Context, model: Model, record: Row, verb: string) {
  const right = verb === 'restore' ? 'archive' : verb
  if (!ctx.access.allows(model.name, right)) return false
  const filter = ctx.access.filter(model.name, right)
  if (typeof filter === 'boolean') return filter
  return verb === 'create' || matches(ctx, model, Number(record.id), filter)
}
