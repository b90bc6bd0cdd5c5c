import type { Context } from '#kernel/companies/context'
import type { Row } from '#kernel/records/fields/types/field_type'
import { quoted } from '#kernel/records/query/sql'
import type { Key } from '#kernel/reports/compile/key'

/** So many reports are remembered as having several currencies. */
const REMEMBERED = 500

const several = new Set<string>()

/**
 * Gathering by a currency too costs a tenth of a report, and nearly all have only one. So groups are read without it,
 * with the first and the last of their currencies; where these differ they are read again, apart, and from then on at
 * once. `read` answers the rows with the currencies that only keep amounts apart as part of what a group is, or not.
 */
export async function readTogether(
  ctx: Context,
  keys: readonly Key[],
  read: (isTogether: boolean) => Promise<Row[]>
): Promise<Row[]> {
  const currencies = keys.flatMap((key, index) => (key.isCurrency ? [index] : []))
  if (currencies.length === 0) return read(false)
  const report = JSON.stringify([ctx.companyIds, keys.map(({ model, path }) => [model.name, path])])
  if (several.has(report)) return read(false)
  const rows = await read(true)
  if (rows.every((row) => currencies.every((index) => hasOne(row, index)))) return rows
  if (several.size >= REMEMBERED) several.delete(several.keys().next().value!)
  several.add(report)
  return read(false)
}

/** The currencies of a group: the first in place of the one, the last, and how many records have none. */
export function currencyExtremes(column: string, index: number) {
  return [
    `MIN(${column}) AS ${quoted(`g${index}`)}`,
    `MAX(${column}) AS ${quoted(`z${index}`)}`,
    `COUNT(*) - COUNT(${column}) AS ${quoted(`n${index}`)}`,
  ]
}

function hasOne(row: Row, index: number) {
  const first = row[`g${index}`]
  return first === null || (first === row[`z${index}`] && Number(row[`n${index}`]) === 0)
}
