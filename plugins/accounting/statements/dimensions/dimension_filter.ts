/** Columns that balances and lines share, besides the account. */
export const DIMENSIONS = [
  'unit_id',
  'cost_centre_id',
  'dimension_1_id',
  'dimension_2_id',
  'dimension_3_id',
] as const
export type DimensionKey = (typeof DIMENSIONS)[number]

/** Only lines of one of these values, or of none (null): real columns of the ledger. */
export type DimensionFilter = Partial<Record<DimensionKey, readonly number[] | null>>

/** Whether a filter leaves anything out. */
export const isFiltered = (filter: DimensionFilter) =>
  DIMENSIONS.some((key) => filter[key] !== undefined)

/** A filter as SQL about a table or its alias; empty where it leaves nothing out. */
export function dimensionWheres(filter: DimensionFilter, of = '') {
  const wheres: string[] = []
  const bindings: number[] = []
  for (const key of DIMENSIONS) {
    const wanted = filter[key]
    if (wanted === undefined) continue
    const column = `${of}\`${key}\``
    if (wanted === null) wheres.push(`${column} IS NULL`)
    else if (wanted.length === 0) wheres.push('1 = 0')
    else {
      wheres.push(`${column} IN (${wanted.map(() => '?').join(', ')})`)
      bindings.push(...wanted)
    }
  }
  return { wheres, bindings }
}
