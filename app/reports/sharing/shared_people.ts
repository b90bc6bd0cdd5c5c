import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'

const MOST = 100

/** The role something is shared with. Throws 422 where there is none, or it is archived. */
export async function sharedRole(ctx: Context, id: number | null): Promise<number> {
  const role = id === null ? undefined : await ctx.records('kernel.role').find(id)
  if (!role || role.archivedAt) {
    throw Refusal.input([{ field: 'role_id', code: id === null ? 'E_REQUIRED' : 'E_REFERENCE' }])
  }
  return role.id
}

/** The people of this company something is shared with, each once. Throws 422 for anybody else. */
export async function sharedUsers(ctx: Context, given: unknown): Promise<number[]> {
  const ids = Array.isArray(given) ? [...new Set(given as unknown[])] : []
  if (ids.length === 0) throw Refusal.input([{ field: 'user_ids', code: 'E_REQUIRED' }])
  if (ids.length > MOST) throw Refusal.input([{ field: 'user_ids', code: 'E_QUERY_TOO_LARGE' }])
  const members = await ctx.rows<{ user_id: number }>(
    'SELECT `user_id` FROM `memberships` WHERE `company_id` = ? AND `archived_at` IS NULL',
    [ctx.company.id]
  )
  const known = new Set(members.map((one) => Number(one.user_id)))
  if (!ids.every((id) => typeof id === 'number' && known.has(id))) {
    throw Refusal.input([{ field: 'user_ids', code: 'E_REFERENCE' }])
  }
  return ids as number[]
}
