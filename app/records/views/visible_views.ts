import type { Context } from '#kernel/companies/context'
import { placeholders, sql } from '#kernel/records/query/sql'
import type { Sql } from '#kernel/records/query/sql'

/** One's own views, those of one's roles and those of the whole company; other people's private ones nobody sees but the kernel. */
export function visibleViews(ctx: Context, alias: string): Sql | null {
  if (ctx.user.id === 0) return null
  const { companyIds, user } = ctx
  const roles = `SELECT \`held\`.\`role_id\` FROM \`membership_roles\` AS \`held\`
    JOIN \`memberships\` AS \`member\` ON \`member\`.\`id\` = \`held\`.\`membership_id\`
    WHERE \`member\`.\`user_id\` = ? AND \`member\`.\`archived_at\` IS NULL AND \`held\`.\`archived_at\` IS NULL
      AND \`member\`.\`company_id\` IN (${placeholders(companyIds)})`
  const mine = `${alias}.\`owner_id\` = ?`
  const shared = `${alias}.\`shared_with\` = 'company'`
  const ofRole = `(${alias}.\`shared_with\` = 'role' AND ${alias}.\`role_id\` IN (${roles}))`
  return sql(`(${mine} OR ${shared} OR ${ofRole})`, [user.id, user.id, ...companyIds])
}
