import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { writeWithin } from '#kernel/records/storage/write_within'

type Columns = Record<string, unknown>

/** Changes the rows that have these values and answers how many there were. */
export async function updateRows(
  trx: TransactionClientContract,
  table: string,
  key: Columns,
  values: Columns
) {
  const set = Object.keys(values)
    .map((column) => `\`${column}\` = ?`)
    .join()
  const { count } = await writeWithin(
    trx,
    `UPDATE \`${table}\` SET ${set} WHERE ${conditionOf(key)}`,
    [...Object.values(values), ...Object.values(key)]
  )
  return count
}

/** Removes the rows that have these values. */
export async function deleteRows(trx: TransactionClientContract, table: string, key: Columns) {
  const sql = `DELETE FROM \`${table}\` WHERE ${conditionOf(key)}`
  await writeWithin(trx, sql, Object.values(key))
}

/** Names come from the registry and from code, never from input. */
function conditionOf(key: Columns) {
  return Object.keys(key)
    .map((column) => `\`${column}\` = ?`)
    .join(' AND ')
}
