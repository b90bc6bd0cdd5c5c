import type { Context } from '#kernel/companies/context'
import { fieldsDefinedIn } from '#kernel/fields/defined_in'
import type { Model } from '#kernel/records/model'
import { placeholders } from '#kernel/records/query/sql'
import { customTexts } from '#kernel/records/search/custom_texts'

type Row = Record<string, unknown>

/** What a record says in the custom fields of one company. */
export interface CompanyTexts {
  company: number
  texts: string[]
}

interface Held {
  record_id: number
  company_id: number
  custom: string
}

/**
 * What the records of these rows say in custom fields, by their ids: those of a company in that company's, others in
 * those of every company that gave them values. Definitions are read as they are now.
 */
export async function companyTexts(
  ctx: Context,
  model: Model,
  rows: readonly Row[]
): Promise<ReadonlyMap<number, CompanyTexts[]>> {
  const held = model.scope === 'company' ? heldBy(rows) : await heldBeside(ctx, model, rows)
  const companies = [...new Set(held.map((one) => Number(one.company_id)))]
  const fields = await fieldsDefinedIn(ctx, model, companies)
  const found = new Map<number, CompanyTexts[]>()
  for (const { record_id: recordId, company_id: companyId, custom } of held) {
    const [id, company] = [Number(recordId), Number(companyId)]
    const texts = customTexts(fields.get(company) ?? [], custom)
    if (texts.length > 0) found.set(id, [...(found.get(id) ?? []), { company, texts }])
  }
  return found
}

function heldBy(rows: readonly Row[]): Held[] {
  return rows.flatMap(({ id, company_id: company, custom }) =>
    typeof custom === 'string'
      ? [{ record_id: Number(id), company_id: Number(company), custom }]
      : []
  )
}

async function heldBeside(ctx: Context, model: Model, rows: readonly Row[]) {
  if (rows.length === 0) return []
  const ids = rows.map((row) => Number(row.id))
  return ctx.rows<Held>(
    'SELECT `record_id`, `company_id`, `custom` FROM `custom_values` WHERE `custom` IS NOT NULL ' +
      `AND \`model\` = ? AND \`record_id\` IN (${placeholders(ids)}) ORDER BY \`id\``,
    [model.name, ...ids]
  )
}
