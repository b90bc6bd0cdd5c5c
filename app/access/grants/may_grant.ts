import type Role from '#kernel/access/models/role'
import { needAdministrator } from '#kernel/access/grants/role_guard'
import type { Beyond } from '#kernel/access/grants/beyond'
import type { RuleFacts } from '#kernel/access/rule'
import { ruleFromRow } from '#kernel/access/rule'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'

/**
 * Nobody grants what he does not hold (403 E_GRANT_BEYOND).
 *
 * Administrators hold no sensitive class beyond `personal`, yet somebody must be able to hand one
 * out. They may, to others: to himself an administrator gives one only while there is no other
 * administrator who could. Every grant is in the history.
 */
export async function assertMayGrant(
  ctx: Context,
  rule: RuleFacts,
  receivers: () => Promise<number[]>
) {
  const missing = rule.roleId === null ? restrictionBeyond(ctx) : ctx.access.beyond(rule)
  if (!missing) return
  if (missing.kind === 'class' && ctx.access.isAdmin) {
    if (!(await receivers()).includes(ctx.user.id)) return
    if (!(await otherAdministrators(ctx))) return
  }
  throw new Refusal(
    'E_GRANT_BEYOND',
    { kind: missing.kind, what: missing.what, model: rule.model },
    { status: 403, extra: { beyond: { ...missing, model: rule.model } } }
  )
}

/** Giving a role to a member gives all its rules. */
export async function assertMayGiveRole(ctx: Context, roleId: number, userId: number) {
  needAdministrator(ctx, await ctx.records<Role>('kernel.role').findOrFail(roleId))
  const rows = await ctx.rows(
    'SELECT * FROM `rules` WHERE `role_id` = ? AND `archived_at` IS NULL',
    [roleId]
  )
  for (const row of rows) await assertMayGrant(ctx, ruleFromRow(row), async () => [userId])
}

/** Whoever holds a role, in any company it is used in. */
export async function holdersOf(ctx: Context, roleId: number): Promise<number[]> {
  const rows = await ctx.rows<{ user_id: number }>(
    `SELECT m.\`user_id\` FROM \`memberships\` m JOIN \`membership_roles\` r ON r.\`membership_id\` = m.\`id\`
     WHERE r.\`role_id\` = ? AND r.\`archived_at\` IS NULL AND m.\`archived_at\` IS NULL`,
    [roleId]
  )
  return rows.map((row) => Number(row.user_id))
}

/** What everybody is under is changed by administrators alone, who are under it themselves. */
function restrictionBeyond(ctx: Context): Beyond | null {
  return ctx.access.isAdmin ? null : { kind: 'restriction', what: '' }
}

async function otherAdministrators(ctx: Context) {
  const [row] = await ctx.rows<{ count: number }>(
    'SELECT COUNT(*) AS `count` FROM `users` WHERE `is_admin` = 1 AND `disabled_at` IS NULL AND `id` <> ?',
    [ctx.user.id]
  )
  return Number(row.count) > 0
}
