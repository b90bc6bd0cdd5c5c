import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { engine } from '#config/database'
import { writeWithin } from '#kernel/records/storage/reader'

type Columns = Record<string, unknown>

const AT_ONCE = 100
/** What one statement of either engine bears without being noticed. */
const MOST_BINDINGS = 8000

/** Stores a row and answers its id. */
export async function insertRow(trx: TransactionClientContract, table: string, row: Columns) {
  const sql = insertSql(table, Object.keys(row), 1)
  const values = Object.values(row)
  if (engine === 'sqlite') return writeWithin(sql, values)
  const [{ insertId }] = await trx.rawQuery(sql, values.map(bound) as never[])
  return Number(insertId)
}

/** Stores many rows with the same columns, a hundred in a statement. */
export async function insertRows(
  trx: TransactionClientContract,
  table: string,
  rows: readonly Columns[]
) {
  if (rows.length === 0) return
  const keys = Object.keys(rows[0])
  const size = Math.max(1, Math.min(AT_ONCE, Math.floor(MOST_BINDINGS / keys.length)))
  for (let at = 0; at < rows.length; at += size) {
    const some = rows.slice(at, at + size)
    const values = some.flatMap((row) => keys.map((key) => row[key]))
    const sql = insertSql(table, keys, some.length)
    if (engine === 'sqlite') writeWithin(sql, values)
    else await trx.rawQuery(sql, values.map(bound) as never[])
  }
}

const bound = (value: unknown) => value ?? null

/** `keys` come from the registry and from code, never from input. */
function insertSql(table: string, keys: readonly string[], count: number) {
  const columns = keys.map((key) => `\`${key}\``).join()
  const marks = `(${keys.map(() => '?').join()})`
  return `INSERT INTO \`${table}\` (${columns}) VALUES ${Array(count).fill(marks).join()}`
}
