import type { Context } from '#kernel/companies/context'
import type { Model } from '#kernel/records/model'
import { registry } from '#kernel/plugins/registry'
import { sql, type Sql } from '#kernel/records/query/sql'

/** As many breaches of one kind as anyone reads. */
export const SHOWN = 50

/** The models an invariant looks at: of enabled plugins, or for the deployment of all. */
export function judgedModels(ctx: Context): Model[] {
  return [...registry.models.values()].filter(
    (model) => ctx.has(model.plugin) && judgedRows(ctx, model, '') !== null
  )
}

/**
 * The rows that are judged in this pass, each in one only: a company's own with the company, those
 * every company shares with the deployment. Null where the model has none.
 */
export function judgedRows(ctx: Context, model: Model, alias: string): Sql | null {
  const { id } = ctx.company
  const column = `${alias}\`company_id\``
  if (id) return model.scope === 'global' ? null : sql(`${column} = ?`, [id])
  if (model.scope === 'company') return null
  return sql(model.scope === 'shared' ? `${column} IS NULL` : '1=1')
}
