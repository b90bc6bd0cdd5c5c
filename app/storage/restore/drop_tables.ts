import type Database from 'better-sqlite3'
import db from '@adonisjs/lucid/services/db'
import { engine } from '#config/database'

/** Drops tables that refer to each other in any order; those that are gone already are no mistake. */
export function dropTables(tables: readonly string[]) {
  return engine === 'sqlite' ? dropOnSqlite(tables) : dropOnMysql(tables)
}

/** Foreign keys are switched off only while nobody else can use the one connection. */
async function dropOnSqlite(tables: readonly string[]) {
  const { client } = db.connection().getWriteClient()
  const connection = (await client.acquireConnection()) as Database.Database
  try {
    connection.pragma('foreign_keys = OFF')
    connection.transaction(() => {
      for (const table of tables) connection.exec(`DROP TABLE IF EXISTS ${quoted(table)}`)
    })()
  } finally {
    connection.pragma('foreign_keys = ON')
    await client.releaseConnection(connection)
  }
}

/** One connection for all of it; each statement commits by itself. */
async function dropOnMysql(tables: readonly string[]) {
  await db.transaction(async (trx) => {
    await trx.rawQuery('SET foreign_key_checks = 0')
    try {
      for (const table of tables) await trx.rawQuery(`DROP TABLE IF EXISTS ${quoted(table)}`)
    } finally {
      await trx.rawQuery('SET foreign_key_checks = 1')
    }
  })
}

const quoted = (table: string) => `\`${table.replaceAll('`', '``')}\``
