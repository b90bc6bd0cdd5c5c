import type { Context } from '#kernel/companies/context'
import type User from '#kernel/accounts/user'
import { Refusal } from '#kernel/http/refusal'

/** Users belong to the whole deployment: what only its administrators may do, a company's may not. */
export function needAdministrator(ctx: Context) {
  if (!ctx.user.isAdmin) throw new Refusal('E_ADMINISTRATOR_ONLY', {}, { status: 403 })
}

/**
 * Refuses to touch the account of someone with wider rights than one's own: an administrator of the
 * deployment, or a member of companies one does not administrate.
 */
export async function needAuthorityOver(ctx: Context, user: User) {
  if (ctx.user.isAdmin || user.id === ctx.user.id) return
  if (user.isAdmin) needAdministrator(ctx)
  const elsewhere = await ctx.rows(
    'SELECT `id` FROM `memberships` WHERE `user_id` = ? AND `company_id` <> ? AND `archived_at` IS NULL LIMIT 1',
    [user.id, ctx.company.id]
  )
  if (elsewhere.length > 0) {
    throw new Refusal('E_USER_OF_OTHERS', { name: user.name }, { status: 403 })
  }
}

/** Refuses a change after which nobody could administrate the deployment. Runs after it, in its transaction. */
export async function keepAnAdministrator(ctx: Context) {
  const [one] = await ctx.rows(
    'SELECT `id` FROM `users` WHERE `is_admin` = 1 AND `disabled_at` IS NULL AND `archived_at` IS NULL LIMIT 1'
  )
  if (!one) throw new Refusal('E_LAST_ADMINISTRATOR')
}
