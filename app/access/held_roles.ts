import type { Context } from '#kernel/companies/context'
import { inForce } from '#kernel/access/grants/in_force'
import { FALSE, placeholders, sql, type Sql } from '#kernel/records/query/sql'

/** Whether a role, by the column it stands in, is one the caller holds in a company he reads. */
export function isHeldRole({ companyIds, user, today }: Context, column: string): Sql {
  if (companyIds.length === 0) return FALSE
  return sql(
    `${column} IN (SELECT \`held\`.\`role_id\` FROM \`membership_roles\` AS \`held\`
      JOIN \`memberships\` AS \`member\` ON \`member\`.\`id\` = \`held\`.\`membership_id\`
      WHERE \`member\`.\`user_id\` = ? AND \`member\`.\`archived_at\` IS NULL AND \`held\`.\`archived_at\` IS NULL AND ${inForce('held')}
        AND \`member\`.\`company_id\` IN (${placeholders(companyIds)}))`,
    [user.id, today, today, ...companyIds]
  )
}
