import type { Context } from '#kernel/companies/context'
import { customFieldsRevision } from '#kernel/fields/company_fields'
import { registry } from '#kernel/plugins/registry'
import type { Model } from '#kernel/records/model'
import type { ListQuery } from '#kernel/records/query/list_query'
import { readQuery } from '#kernel/records/query/list_query'
import type { ReadQuery } from '#kernel/records/query/list_query'
import { makePlan } from '#kernel/records/query/plan'
import type { Plan } from '#kernel/records/query/plan'

const KEPT = 300

interface Known {
  read: ReadQuery
  plan: Plan
}

const plans = new Map<string, Known>()

/** The query read and compiled; a query seen before, by the same rights on the same day, is not compiled again. */
export function planFor(ctx: Context, model: Model, query: ListQuery): Known {
  const key = keyOf(ctx, model, query)
  const known = plans.get(key)
  if (known) return known
  const read = readQuery(query)
  const made = { read, plan: makePlan(ctx, model, read, 'read') }
  if (plans.size >= KEPT) plans.delete(plans.keys().next().value!)
  plans.set(key, made)
  return made
}

/** Everything a plan depends on. */
function keyOf(ctx: Context, model: Model, query: ListQuery) {
  const enabled = [...registry.plugins.keys()].filter((id) => ctx.has(id))
  return JSON.stringify([
    model.name,
    query,
    registry.revision,
    enabled,
    customFieldsRevision(ctx),
    ctx.access.fingerprint,
    ctx.user.id,
    ctx.user.isAdmin,
    ctx.company,
    ctx.companyIds,
    ctx.today,
  ])
}
