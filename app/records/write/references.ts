import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import { compileSelect } from '#kernel/records/query/select'
import type { FilterNode } from '#kernel/records/query/filter'

export interface WantedReference {
  path: string
  to: string
  id: number
  where?: unknown
}

interface Collector {
  references: WantedReference[]
  complain(field: string, code: string): void
}

/** Each referenced record must be there for this company and, if a person asks, for him: one query for each model. */
export async function checkReferences(ctx: Context, collector: Collector, asked: boolean) {
  const groups = Map.groupBy(
    collector.references,
    (one) => `${one.to}|${JSON.stringify(one.where ?? null)}`
  )
  for (const wanted of groups.values()) {
    const found = await idsThere(ctx, wanted, asked)
    for (const one of wanted) if (!found.has(one.id)) collector.complain(one.path, 'E_REFERENCE')
  }
}

async function idsThere(ctx: Context, wanted: WantedReference[], asked: boolean) {
  const model = registry.models.get(wanted[0].to)
  if (!model || !ctx.has(model.plugin)) return new Set<number>()
  const ids = [...new Set(wanted.map((one) => one.id))]
  const readable = asked ? ctx.access.filter(model.name, 'read') : true
  if (readable === false) return new Set<number>()
  const conditions = [wanted[0].where, readable].filter(
    (one) => one && one !== true
  ) as FilterNode[]
  const filter = conditions.length > 0 ? { and: conditions } : undefined
  const { sql, bindings } = compileSelect(ctx, model, { ids, filter })
  const rows = await ctx.rows<{ id: number }>(sql, bindings)
  return new Set(rows.map((row) => Number(row.id)))
}
