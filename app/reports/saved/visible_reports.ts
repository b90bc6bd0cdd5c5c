import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import { FALSE, placeholders, sql } from '#kernel/records/query/sql'
import type { Sql } from '#kernel/records/query/sql'
import { offeredSources } from '#kernel/reports/sources/declared'

/**
 * One's own reports, and of those shared with oneself, one's roles or the whole company the ones one may run: the
 * query of a report about payslips says much by itself. Other people's private ones nobody sees but the kernel.
 */
export function visibleReports(ctx: Context, alias: string): Sql | null {
  if (ctx.user.id === 0) return null
  const { user } = ctx
  const mine = `${alias}.\`owner_id\` = ?`
  const sources = sourcesOf(ctx)
  if (sources.length === 0) return sql(mine, [user.id])
  const shared = sharedWith(ctx, alias)
  const plugins = [...registry.plugins.keys()].filter((id) => ctx.has(id))
  return sql(
    `(${mine} OR (${alias}.\`source\` IN (${placeholders(sources)}) AND ${shared.sql}
      AND (${alias}.\`owner_plugin\` IS NULL OR ${alias}.\`owner_plugin\` IN (${placeholders(plugins)}))))`,
    [user.id, ...sources, ...shared.bindings, ...plugins]
  )
}

/** The names of the models and declared sources the caller may report on. */
export function sourcesOf(ctx: Context): string[] {
  const models = [...registry.models.values()]
    .filter((model) => ctx.has(model.plugin) && ctx.access.allows(model.name, 'report'))
    .map((model) => model.name)
  return [...models, ...offeredSources(ctx).map((one) => one.name)]
}

function sharedWith(ctx: Context, alias: string): Sql {
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
    `(${kind} = 'company'
      OR (${kind} = 'user' AND ${users} LIKE ?)
      OR (${kind} = 'role' AND ${alias}.\`role_id\` IN (${roles})))`,
    [`%,${user.id},%`, user.id, ...companyIds]
  )
}
