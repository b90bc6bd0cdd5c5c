import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import db from '@adonisjs/lucid/services/db'
import { storageFolder } from '#config/storage'
import { KEPT_FOLDERS } from '#kernel/plugins/integrity/kept_folders'
import { isMysql } from '#kernel/plugins/migration_ledger'

/** What a test may not empty: the schema's own state, and the rows everything stands on. */
const KEPT = new Set(['plugin_migrations', 'migration_lock', 'epochs', 'sqlite_sequence'])

/** The tables within SQLite's full-text index, which its triggers empty with the entries. */
const isInternal = (table: string) => table.startsWith('search_index')

/** Empties every table. Ids go on growing, so that nothing cached by id can be taken for something new. */
export async function wipe() {
  const client = db.connection()
  const tables = await filledTables()
  if (!isMysql()) await client.rawQuery('PRAGMA foreign_keys = OFF')
  try {
    await db.transaction(async (trx) => {
      if (isMysql()) await trx.rawQuery('SET foreign_key_checks = 0')
      for (const table of tables) await trx.rawQuery(`DELETE FROM \`${table}\``)
      await trx.rawQuery('UPDATE `epochs` SET `access` = `access` + 1, `plugins` = `plugins` + 1')
      if (isMysql()) await trx.rawQuery('SET foreign_key_checks = 1')
    })
  } finally {
    if (!isMysql()) await client.rawQuery('PRAGMA foreign_keys = ON')
  }
  // Files go with their rows: a test that lets time pass would find them left behind.
  for (const { folder } of KEPT_FOLDERS) {
    await rm(join(storageFolder, folder), { recursive: true, force: true })
  }
}

/** Most tables are empty after any one test, and each statement costs more than a look at all of them at once. */
async function filledTables() {
  const client = db.connection()
  const names = (await client.getAllTables()).filter((name) => !KEPT.has(name) && !isInternal(name))
  const looks = names.map((name) => `EXISTS (SELECT 1 FROM \`${name}\`) AS \`${name}\``)
  const answered = await client.rawQuery(`SELECT ${looks.join(', ')}`)
  const [answer] = isMysql() ? answered[0] : answered
  return names.filter((name) => Number(answer[name]) === 1)
}
