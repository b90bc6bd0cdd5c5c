import type { Context } from '#kernel/companies/context'
import type { Mapping } from '#kernel/exchange/mapping/mapping'
import type { Model } from '#kernel/records/model'

export interface FittingMapping {
  id: number
  name: string
  mapping: Mapping
}

const MOST = 200

/** The kept mappings of a model all of whose columns a file has, the newest first. */
export async function fittingMappings(
  ctx: Context,
  model: Model,
  headers: string[]
): Promise<FittingMapping[]> {
  const rows = await ctx.rows<{ id: number; name: string; mapping: string }>(
    'SELECT `id`, `name`, `mapping` FROM `import_mappings` WHERE `company_id` = ? AND `model` = ? ' +
      `AND \`archived_at\` IS NULL ORDER BY \`updated_at\` DESC LIMIT ${MOST}`,
    [ctx.company.id, model.name]
  )
  const there = new Set(headers.map(fold))
  return rows
    .map(({ id, name, mapping }) => ({ id: Number(id), name, mapping: JSON.parse(mapping) }))
    .filter(({ mapping }) =>
      Object.keys((mapping as Mapping).columns).every((one) => there.has(fold(one)))
    )
}

const fold = (header: string) => header.trim().toLowerCase()
