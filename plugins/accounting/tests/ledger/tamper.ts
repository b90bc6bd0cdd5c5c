import db from '@adonisjs/lucid/services/db'
import type { Invariant } from 'kontor/plugin'
import type { World } from 'kontor/testing'

/** What an invariant finds in the books, as sentences. */
export async function found(world: World, invariant: Invariant) {
  const breaches = await invariant.check(await world.context())
  return breaches.map((one) => (typeof one === 'string' ? one : one.text))
}

/** Past all rules of the application, foreign keys too. */
export async function tamper(sql: string) {
  const connection = db.connection()
  if (connection.dialect.name !== 'better-sqlite3') {
    return connection.transaction(async (trx) => {
      await trx.rawQuery('SET foreign_key_checks = 0')
      await trx.rawQuery(sql)
      await trx.rawQuery('SET foreign_key_checks = 1')
    })
  }
  await connection.rawQuery('PRAGMA foreign_keys = OFF')
  try {
    await connection.rawQuery(sql)
  } finally {
    await connection.rawQuery('PRAGMA foreign_keys = ON')
  }
}
