import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'

/**
 * The ids of the companies whose records refer to a shared record: what to ask before one company
 * takes it for itself. Looks at every reference of every installed plugin, whoever may read it.
 */
export async function companiesUsing(ctx: Context, model: string, id: number): Promise<number[]> {
  const found = new Set<number>()
  for (const { table, fields } of registry.models.values()) {
    for (const field of fields.values()) {
      if (field.kind !== 'reference' || field.to !== model || field.base) continue
      const rows = await ctx.rows<{ company_id: number | null }>(
        `SELECT DISTINCT \`company_id\` FROM \`${table}\` WHERE \`${field.key}\` = ?`,
        [id]
      )
      for (const row of rows) if (row.company_id) found.add(Number(row.company_id))
    }
  }
  return [...found].sort((one, other) => one - other)
}
