import type { Context } from '#kernel/companies/context'
import type { CustomField } from '#kernel/fields/custom_field'
import { fieldsDefined } from '#kernel/fields/fields_defined'
import type { DefinitionRow } from '#kernel/fields/read_definition'
import type { Model } from '#kernel/records/model'
import { placeholders } from '#kernel/records/query/sql'

/** The custom fields of a model by the id of their company, as the database has them at this moment. */
export async function fieldsDefinedIn(
  ctx: Context,
  model: Model,
  companyIds: readonly number[]
): Promise<ReadonlyMap<number, readonly CustomField[]>> {
  if (companyIds.length === 0) return new Map()
  const rows = await ctx.rows<DefinitionRow>(
    'SELECT * FROM `custom_fields` WHERE `model` = ? AND `archived_at` IS NULL AND `is_changing` = 0 ' +
      `AND \`company_id\` IN (${placeholders(companyIds)}) ORDER BY \`id\``,
    [model.name, ...companyIds]
  )
  const byCompany = Map.groupBy(rows, (row) => Number(row.company_id))
  return new Map(
    [...byCompany].map(([id, defined]) => [id, [...fieldsDefined(model, defined).values()]])
  )
}
