import type { Context } from '#kernel/companies/context'
import type { ReportDeclaration } from '#kernel/plugins/declaration'
import type { ReportQuery } from '#kernel/reports/query/definition'
import { registry } from '#kernel/plugins/registry'

/** The reports a plugin brings along for a company: its own, and those of its glue to what is enabled beside it. */
export function readyReports(ctx: Context, id: string): ReportDeclaration[] {
  const { declaration, integrations } = registry.plugins.get(id)!
  const glue = [...integrations].filter(([other]) => ctx.has(other))
  return [...(declaration.reports ?? []), ...glue.flatMap(([, part]) => part.reports ?? [])]
}

/** What a ready-made report asks, as a saved one keeps it. */
export const queryOf = ({ source, query, parameters }: ReportDeclaration): ReportQuery =>
  parameters ? { ...query, source, parameters } : { ...query, source }

/** `inventory.stock` within its plugin: `stock`. */
export const keyOf = ({ name }: Pick<ReportDeclaration, 'name'>) =>
  name.slice(name.indexOf('.') + 1)
