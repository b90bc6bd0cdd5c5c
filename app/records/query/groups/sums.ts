import { engine } from '#config/database'
import type { Row } from '#kernel/records/fields/types/field_type'
import type { Column } from '#kernel/records/query/column'
import type { Source } from '#kernel/records/query/source'
import { decimalsOf } from '#kernel/records/values/currency'
import { formatUnits, trimZeros } from '#kernel/records/values/decimal'

/** What can be added up: amounts (per currency), quantities, counts. Prices and percentages cannot. */
const SUMMABLE = new Set(['money', 'quantity', 'integer'])

/** The columns among those named that can be added up. */
export function summable(source: Source, names: readonly string[]): Column[] {
  return names
    .map((name) => source.column(name))
    .filter((one): one is Column => one !== undefined)
    .filter(({ field, declared }) => SUMMABLE.has(field.kind) && !declared.base)
}

/** The currencies by which rows must be kept apart, by path. */
export function currenciesOf(columns: readonly Column[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const { field, reads } of columns) {
    const sql = field.kind === 'money' && field.currency && reads.get(field.currency)
    if (sql) found.set(field.currency!, sql)
  }
  return found
}

/**
 * The parts of one sum in a SELECT. SQLite adds in 64 bits and fails beyond them, so millions and the rest are added
 * apart; MySQL adds exactly by itself.
 */
export function sumParts({ sql }: Column, at: number): string[] {
  if (engine !== 'sqlite') return [`CAST(SUM(${sql}) AS CHAR) AS \`s${at}\``]
  return [`SUM(${sql} / ${MILLION}) AS \`s${at}\``, `SUM(${sql} % ${MILLION}) AS \`r${at}\``]
}

const MILLION = 1_000_000

/** The units of one sum; null where no row has a value. */
export function unitsOf(row: Row, at: number): bigint | null {
  const main = row[`s${at}`]
  if (main === null || main === undefined) return null
  if (engine !== 'sqlite') return BigInt(String(main).replace(/\..*$/, ''))
  return BigInt(String(main)) * BigInt(MILLION) + BigInt(String(row[`r${at}`]))
}

/** Units as people and clients read them. */
export function sumText({ field }: Column, units: bigint, currency: string | undefined): string {
  if (field.kind === 'integer') return String(units)
  if (field.kind === 'money') return formatUnits(units, decimalsOf(currency ?? ''))
  return trimZeros(formatUnits(units, 6))
}
