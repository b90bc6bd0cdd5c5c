import Database from 'better-sqlite3'
import db from '@adonisjs/lucid/services/db'
import { engine } from '#config/database'
import { closeReader } from '#kernel/records/storage/reader'

/** Makes a database write down what it is asked to run; answers its statements since then, and stops it. */
export async function watchStatements(company: number): Promise<() => Promise<string[]>> {
  return engine === 'sqlite' ? watchSqlite() : watchMariadb(company)
}

/** What is prepared, by any connection: bindings come later, and are no part of it. */
async function watchSqlite() {
  const prepared: string[] = []
  const { prototype } = Database
  const { prepare } = prototype
  closeReader()
  prototype.prepare = function (this: Database.Database, text: string) {
    prepared.push(text)
    return prepare.call(this, text)
  } as typeof prepare
  return async () => {
    prototype.prepare = prepare
    return prepared
  }
}

/** The server's own log, of statements that name this company. Values stand in it as quoted texts: they are taken out. */
async function watchMariadb(company: number) {
  const ask = (text: string) => db.connection().rawQuery(text)
  await ask("SET GLOBAL log_output = 'TABLE'")
  await ask('TRUNCATE TABLE mysql.general_log')
  await ask('SET GLOBAL general_log = 1')
  return async () => {
    await ask('SET GLOBAL general_log = 0')
    const [rows] = (await ask(
      `SELECT DISTINCT CONVERT(argument USING utf8mb4) AS text FROM mysql.general_log WHERE argument LIKE '%${company}%'`
    )) as [{ text: string }[]]
    await ask('TRUNCATE TABLE mysql.general_log')
    return rows.map(({ text }) => text.replace(/'(?:[^'\\]|\\.|'')*'/gs, '?'))
  }
}
