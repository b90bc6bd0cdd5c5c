import type { Context } from '#kernel/companies/context'
import { FALSE, placeholders, sql } from '#kernel/records/query/sql'
import type { Sql } from '#kernel/records/query/sql'

/** One's own dashboards, and those shared with oneself, one's roles or the whole company. */
export function visibleDashboards(ctx: Context, alias: string): Sql | null {
  if (ctx.user.id === 0) return null
  const { companyIds, user } = ctx
  if (companyIds.length === 0) return FALSE
  const roles = `SELECT \`held\`.\`role_id\` FROM \`membership_roles\` AS \`held\`
    JOIN \`memberships\` AS \`member\` ON \`member\`.\`id\` = \`held\`.\`membership_id\`
    WHERE \`member\`.\`user_id\` = ? AND \`member\`.\`archived_at\` IS NULL AND \`held\`.\`archived_at\` IS NULL
      AND \`member\`.\`company_id\` IN (${placeholders(companyIds)})`
  const kind = `${alias}.\`shared_with\``
  // The numbers stand in brackets: [3,17] holds ,17, once both are commas.
  const users = `REPLACE(REPLACE(${alias}.\`user_ids\`, '[', ','), ']', ',')`
  return sql(
    `(${alias}.\`owner_id\` = ? OR ${kind} = 'company'
      OR (${kind} = 'user' AND ${users} LIKE ?)
      OR (${kind} = 'role' AND ${alias}.\`role_id\` IN (${roles})))`,
    [user.id, `%,${user.id},%`, user.id, ...companyIds]
  )
}
