import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import { placeholders, sql } from '#kernel/records/query/sql'
import type { Sql } from '#kernel/records/query/sql'
import { sharedWithCaller } from '#kernel/reports/sharing/shared_with_caller'
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
  const shared = sharedWithCaller(ctx, alias)
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
