import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { engine } from '#config/database'
import { gatheringOf } from '#kernel/records/storage/gathered_rows'
import { rowsWithin } from '#kernel/records/storage/reader'
import { askMysql, writeWithin } from '#kernel/records/storage/write_within'

type Columns = Record<string, unknown>

const AT_ONCE = 250
/** What one statement of either engine bears without being noticed. */
const MOST_BINDINGS = 8000

/** Stores a row, with others where they are gathered, and answers its id. */
export async function insertRow(trx: TransactionClientContract, table: string, row: Columns) {
  const gathering = gatheringOf(trx)
  if (gathering?.takes(table)) return gathering.add(table, row)
  const { id } = await writeWithin(trx, insertSql(table, Object.keys(row), 1), Object.values(row))
  return id
}

/** A row whose `key`, a unique index, is there already takes the values of these columns. */
export interface Taking {
  key: readonly string[]
  taken: readonly string[]
}

/** Stores many rows with the same columns, some hundred in a statement. */
export async function insertRows(
  trx: TransactionClientContract,
  table: string,
  rows: readonly Columns[],
  taking?: Taking
) {
  await inParts(rows, (keys, values, count) =>
    writeWithin(trx, insertSql(table, keys, count) + takenSql(taking), values)
  )
}

/** The same for rows that get an id each: answers the ids, in the order of the rows. */
export async function insertForIds(
  trx: TransactionClientContract,
  table: string,
  rows: readonly Columns[]
): Promise<number[]> {
  if (engine === 'mysql' && (await tellsIds(trx))) return toldIds(trx, table, rows)
  const step = engine === 'sqlite' ? 1 : await idStep(trx)
  const parts = await inParts(rows, (keys, values, count) =>
    writeWithin(trx, insertSql(table, keys, count), values)
  )
  return parts.flatMap(({ id, count }) => {
    const first = engine === 'sqlite' ? id - count + 1 : id
    return Array.from({ length: count }, (_, at) => first + at * step)
  })
}

async function toldIds(trx: TransactionClientContract, table: string, rows: readonly Columns[]) {
  const parts = await inParts(rows, async (keys, values, count) => {
    const sql = `${insertSql(table, keys, count)} RETURNING \`id\``
    return rowsWithin<{ id: number }>(trx, sql, values)
  })
  return parts.flat().map(({ id }) => Number(id))
}

type Store<T> = (keys: string[], values: unknown[], count: number) => Promise<T>

async function inParts<T>(rows: readonly Columns[], store: Store<T>) {
  const keys = Object.keys(rows[0] ?? {})
  const size = Math.max(1, Math.min(AT_ONCE, Math.floor(MOST_BINDINGS / keys.length)))
  const parts: T[] = []
  for (let at = 0; at < rows.length; at += size) {
    const some = rows.slice(at, at + size)
    const values = some.flatMap((row) => keys.map((key) => row[key]))
    parts.push(await store(keys, values, some.length))
  }
  return parts
}

let version: string | undefined

/** Whether the server says which ids it gave: MariaDB does (since 10.5), MySQL does not. Asked once, as a server stays what it is. */
async function tellsIds(trx: TransactionClientContract) {
  if (version === undefined) {
    const [row] = (await askMysql(trx, 'SELECT VERSION() AS `version`')) as { version: string }[]
    version = row.version
  }
  const [, major, minor] = /(\d+)\.(\d+)\.\d+-MariaDB/i.exec(version) ?? []
  return Number(major) > 10 || (Number(major) === 10 && Number(minor) >= 5)
}

/** MySQL gives the rows of one statement ids in a row, as far apart as the servers of a cluster have agreed. */
async function idStep(trx: TransactionClientContract) {
  const [{ step }] = (await askMysql(trx, 'SELECT @@auto_increment_increment AS step')) as {
    step: number
  }[]
  return Number(step)
}

/** `keys` come from the registry and from code, never from input. */
function insertSql(table: string, keys: readonly string[], count: number) {
  const columns = keys.map((key) => `\`${key}\``).join()
  const marks = `(${keys.map(() => '?').join()})`
  return `INSERT INTO \`${table}\` (${columns}) VALUES ${Array(count).fill(marks).join()}`
}

function takenSql(taking: Taking | undefined) {
  if (!taking) return ''
  const { key, taken } = taking
  const given = (one: string) => (engine === 'sqlite' ? `excluded.\`${one}\`` : `VALUES(\`${one}\`)`)
  const set = taken.map((one) => `\`${one}\` = ${given(one)}`).join()
  if (engine === 'mysql') return ` ON DUPLICATE KEY UPDATE ${set}`
  return ` ON CONFLICT (${key.map((one) => `\`${one}\``).join()}) DO UPDATE SET ${set}`
}
