import type { Context } from '#kernel/companies/context'
import type { Model } from '#kernel/records/model'
import { relationsOf } from '#kernel/records/query/relations'
import { quoted } from '#kernel/records/query/sql'

/** Of each found record so many of those that refer to it; more are a list's business, not a search's. */
const OF_EACH = 20

/**
 * The newest records of a model that refer to one of those found, by the references its search paths follow:
 * "Anna" finds the loans of `borrower.name`. Read by the index of each reference, a few of each.
 */
export async function referringTo(
  ctx: Context,
  model: Model,
  found: ReadonlyMap<string, readonly number[]>
): Promise<number[]> {
  const parts: string[] = []
  const bindings: number[] = []
  for (const relation of followed(model)) {
    const field = relationsOf(model).get(relation)
    for (const id of found.get(field?.to ?? '') ?? []) {
      parts.push(
        `SELECT id FROM (SELECT id FROM ${quoted(model.table)} ` +
          `WHERE ${quoted(field!.key)} = ? ORDER BY id DESC LIMIT ${OF_EACH}) AS r${parts.length}`
      )
      bindings.push(id)
    }
  }
  if (parts.length === 0) return []
  const rows = await ctx.rows<{ id: number }>(parts.join(' UNION '), bindings)
  return rows.map((row) => Number(row.id)).sort((one, other) => other - one)
}

/** The references the model's search paths begin with. */
function followed(model: Model): string[] {
  const paths = [...new Set([model.title, ...model.search])]
  return [
    ...new Set(paths.filter((path) => path.includes('.')).map((path) => path.split('.')[0])),
  ].filter((relation) => relationsOf(model).has(relation))
}
