import type { Context } from '#kernel/companies/context'
import { placeholders } from '#kernel/records/query/sql'
import type { Sought } from '#kernel/records/search/search_index'

/** So many of the newest records of a model say which words many of them have. */
const SAMPLED = 200
/** A word is common from this share of a full sample on. */
const COMMON = 10

/** How many of the newest records of a model have each of some terms. */
export interface Sample {
  model: string
  rows: number
  with: number[]
}

/**
 * Counts terms, the beginnings of tokens with "_" for any one sign, in the newest entries of each model; of a model
 * without entries there is no sample.
 */
export async function sampleOf(
  ctx: Context,
  { audiences }: Pick<Sought, 'audiences'>,
  models: readonly string[],
  terms: readonly string[]
): Promise<Sample[]> {
  if (models.length === 0) return []
  const newest = models.map(
    () =>
      "(SELECT model, CAST(CONCAT(' ', words) AS BINARY) AS said FROM search_entries WHERE model = ? " +
      `AND audience IN (${placeholders(audiences)}) ORDER BY record_id DESC LIMIT ${SAMPLED})`
  )
  const counted = terms.map((_, at) => `SUM(said LIKE ?) AS t${at}`)
  const rows = await ctx.rows<Record<string, unknown>>(
    `SELECT model, COUNT(*) AS n, ${counted.join(', ')} FROM (${newest.join(' UNION ALL ')}) AS newest GROUP BY model`,
    [
      ...terms.map((term) => Buffer.from(`% ${term}%`)),
      ...models.flatMap((model) => [model, ...audiences]),
    ]
  )
  return rows.map((row) => ({
    model: String(row.model),
    rows: Number(row.n),
    with: terms.map((_, at) => Number(row[`t${at}`])),
  }))
}

/** Whether so many records may have a term that the index should not be asked for it. */
export function isCommon({ rows, with: counts }: Sample, term: number) {
  return rows >= SAMPLED && counts[term] >= COMMON
}
