import { Refusal } from '#kernel/http/refusal'
import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import type { FilterNode } from '#kernel/records/query/filter'
import { isLimited } from '#kernel/records/query/scope'
import { matches } from '#kernel/records/query/select'

/**
 * Refuses a verb on one record: 404 where the caller may not see it, 403 with the rule where he
 * sees it but may not do this.
 */
export async function authorizeRecord(ctx: Context, model: string, verb: string, id: number) {
  ctx.access.authorize(model, verb === 'create' ? 'create' : 'read')
  if (verb !== 'create' && !(await isVisible(ctx, model, id))) {
    throw Refusal.missing()
  }
  ctx.access.authorize(model, verb)
  await authorizeResult(ctx, model, verb, id)
}

/**
 * Refuses (403) what a verb made of a record: a record created or changed must still be one the
 * caller may do this to, or a rule's filter could be left through the back door.
 */
export async function authorizeResult(ctx: Context, model: string, verb: string, id: number) {
  if (await holds(ctx, model, ctx.access.filter(model, verb), id)) return
  throw ctx.access.refusal(model, verb)
}

/** By the rules, and by what limits the rows of a deployment-wide model. */
async function isVisible(ctx: Context, name: string, id: number) {
  const filter = ctx.access.filter(name, 'read')
  const model = registry.model(name)
  if (filter === false || !isLimited(ctx, model)) return holds(ctx, name, filter, id)
  return matches(ctx, model, id, filter === true ? { and: [] } : filter, { asSeen: true })
}

async function holds(ctx: Context, model: string, filter: boolean | FilterNode, id: number) {
  if (typeof filter === 'boolean') return filter
  return matches(ctx, registry.model(model), id, filter)
}
