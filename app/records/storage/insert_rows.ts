import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { engine } from '#config/database'
import { gatheringOf } from '#kernel/records/storage/gathered_rows'
import { askMysql, writeWithin, type Written } from '#kernel/records/storage/write_within'

type Columns = Record<string, unknown>

const AT_ONCE = 250
/** What one statement of either engine bears without being noticed. */
const MOST_BINDINGS = 8000

/** Stores a row, with others where they are gathered, and answers its id. */
export async function insertRow(trx: TransactionClientContract, table: string, row: Columns) {
  const gathering = gatheringOf(trx)
  if (gathering) return gathering.add(table, row)
  const { id } = await writeWithin(trx, insertSql(table, Object.keys(row), 1), Object.values(row))
  return id
}

/** Stores many rows with the same columns, some hundred in a statement. */
export async function insertRows(
  trx: TransactionClientContract,
  table: string,
  rows: readonly Columns[]
) {
  await inParts(trx, table, rows)
}

/** The same for rows that get an id each: answers the ids, in the order of the rows. */
export async function insertForIds(
  trx: TransactionClientContract,
  table: string,
  rows: readonly Columns[]
): Promise<number[]> {
  const step = engine === 'sqlite' ? 1 : await idStep(trx)
  const parts = await inParts(trx, table, rows)
  return parts.flatMap(({ id, count }) => {
    const first = engine === 'sqlite' ? id - count + 1 : id
    return Array.from({ length: count }, (_, at) => first + at * step)
  })
}

async function inParts(trx: TransactionClientContract, table: string, rows: readonly Columns[]) {
  const keys = Object.keys(rows[0] ?? {})
  const size = Math.max(1, Math.min(AT_ONCE, Math.floor(MOST_BINDINGS / keys.length)))
  const parts: Written[] = []
  for (let at = 0; at < rows.length; at += size) {
    const some = rows.slice(at, at + size)
    const values = some.flatMap((row) => keys.map((key) => row[key]))
    parts.push(await writeWithin(trx, insertSql(table, keys, some.length), values))
  }
  return parts
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
