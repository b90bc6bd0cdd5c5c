import { createInterface } from 'node:readline'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { engine } from '#config/database'
import { decode, type DumpedTable } from '#kernel/storage/dump_tables'
import { tableEntry } from '#kernel/storage/manifest'
import { damage, type ArchiveReader } from '#kernel/storage/read_archive'

const AT_ONCE = 200

/** Puts the rows of a backup into the empty tables of its schema, all in one transaction. */
export async function loadTables(
  archive: ArchiveReader,
  tables: readonly DumpedTable[],
  progress: (table: string) => void
) {
  await withoutForeignKeys(async (trx) => {
    for (const table of tables) {
      await trx.rawQuery(`DELETE FROM \`${table.name}\``)
      await loadTable(archive, table, trx)
      progress(table.name)
    }
    if (engine === 'sqlite') await setNextIds(trx, tables)
  })
  // MySQL commits here by itself, so it comes last.
  if (engine === 'mysql') await setAutoIncrements(tables)
}

/** One transaction in which rows may come in any order. */
export async function withoutForeignKeys(work: (trx: TransactionClientContract) => Promise<void>) {
  if (engine === 'sqlite') await db.rawQuery('PRAGMA foreign_keys = OFF')
  try {
    await db.transaction(async (trx) => {
      if (engine === 'mysql') await trx.rawQuery('SET foreign_key_checks = 0')
      await work(trx)
      if (engine === 'mysql') await trx.rawQuery('SET foreign_key_checks = 1')
    })
  } finally {
    if (engine === 'sqlite') await db.rawQuery('PRAGMA foreign_keys = ON')
  }
}

async function loadTable(
  archive: ArchiveReader,
  { name, columns, rows }: DumpedTable,
  trx: TransactionClientContract
) {
  const lines = createInterface({ input: await archive.stream(tableEntry(name)), crlfDelay: Infinity })
  let batch: unknown[][] = []
  let loaded = 0
  const store = async () => {
    await insertRows(trx, name, columns, batch)
    loaded += batch.length
    batch = []
  }
  for await (const line of lines) {
    batch.push((JSON.parse(line) as unknown[]).map(decode))
    if (batch.length === AT_ONCE) await store()
  }
  if (batch.length > 0) await store()
  if (loaded !== rows) throw damage(`${name} has ${loaded} rows instead of ${rows}`)
}

/** Stores rows as they are. */
export async function insertRows(
  trx: TransactionClientContract,
  table: string,
  columns: readonly string[],
  rows: readonly unknown[][]
) {
  const list = columns.map((column) => `\`${column}\``).join(', ')
  const places = `(${columns.map(() => '?').join(', ')})`
  await trx.rawQuery(
    `INSERT INTO \`${table}\` (${list}) VALUES ${rows.map(() => places).join(', ')}`,
    rows.flat() as never[]
  )
}

/** Ids go on where they were, on SQLite within the transaction. */
export async function setNextIds(
  trx: TransactionClientContract,
  tables: readonly Pick<DumpedTable, 'name' | 'nextId'>[]
) {
  for (const { name, nextId } of tables) {
    if (nextId === null) continue
    await trx.rawQuery('DELETE FROM `sqlite_sequence` WHERE `name` = ?', [name])
    await trx.rawQuery('INSERT INTO `sqlite_sequence` (`name`, `seq`) VALUES (?, ?)', [
      name,
      nextId - 1,
    ])
  }
}

/** The same on MySQL, which commits with it. */
export async function setAutoIncrements(
  tables: readonly Pick<DumpedTable, 'name' | 'nextId'>[]
) {
  for (const { name, nextId } of tables) {
    if (nextId !== null && nextId > 1) {
      await db.rawQuery(`ALTER TABLE \`${name}\` AUTO_INCREMENT = ${Math.floor(nextId)}`)
    }
  }
}
