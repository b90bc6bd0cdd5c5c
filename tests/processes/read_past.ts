import { join } from 'node:path'
import Database from 'better-sqlite3'
import db from '@adonisjs/lucid/services/db'
import { engine } from '#config/database'
import type { Deployment } from '#tests/processes/deployment'

type Row = Record<string, unknown>

/** Reads a deployment's database beside it, past Kontor; `@` stands before the name of a table. */
export async function readPast(kontor: Deployment, sql: string): Promise<Row[]> {
  if (engine === 'mysql') {
    const [found] = await db.rawQuery(sql.replaceAll('@', `\`${kontor.databaseName}\`.`))
    return found
  }
  const file = new Database(join(kontor.folder, 'kontor.sqlite3'), { timeout: 5000 })
  try {
    return file.prepare(sql.replaceAll('@', '')).all() as Row[]
  } finally {
    file.close()
  }
}
