import { createHash } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import { engine } from '#config/database'
import { readRows } from '#kernel/records/storage/reader'

/** Change with reading, or because a refusal or an export is noted: no business data. */
const VOLATILE = new Set([
  'sessions',
  'sign_in_attempts',
  'security_events',
  'security_log_end',
  'exported_rows',
  'sqlite_sequence',
  'sqlite_stat1',
  'sqlite_stat4',
])
const VOLATILE_COLUMNS = new Set(['last_used_at'])

let tables: string[] | undefined

/** One checksum for each table that holds data. */
export async function checksums(): Promise<Map<string, string>> {
  tables ??= (await db.connection().getAllTables()).filter(
    (one) => !VOLATILE.has(one) && !one.startsWith('search_index')
  )
  const sums = new Map<string, string>()
  for (const table of tables) sums.set(table, await checksum(table))
  return sums
}

/** Tables that differ between two states. */
export function changedTables(before: Map<string, string>, after: Map<string, string>) {
  return [...after.keys()].filter((table) => before.get(table) !== after.get(table))
}

/** A number that differs whenever anything was committed; cheap, but it may differ without a reason. */
export async function pulse(): Promise<number> {
  if (engine === 'sqlite') {
    const [row] = await readRows<{ data_version: number }>('PRAGMA data_version')
    return row.data_version
  }
  const rows = await readRows<{ Value: string }>(
    "SHOW GLOBAL STATUS WHERE Variable_name IN ('Handler_write', 'Handler_update', 'Handler_delete')"
  )
  return rows.reduce((sum, { Value }) => sum + Number(Value), 0)
}

async function checksum(table: string) {
  const rows = await readRows(`SELECT * FROM \`${table}\``)
  const lines = rows.map((row) =>
    JSON.stringify(Object.entries(row).filter(([column]) => !VOLATILE_COLUMNS.has(column)))
  )
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex')
}
