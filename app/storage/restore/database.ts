import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'
import db from '@adonisjs/lucid/services/db'
import { engine } from '#config/database'
import { sqliteFile } from '#config/storage'
import env from '#start/env'
import { Refusal } from '#kernel/http/refusal'
import { closeReader } from '#kernel/records/storage/reader'
import { closeReadingThreads } from '#kernel/records/storage/reading_thread'
import { dropTables } from '#kernel/storage/restore/drop_tables'

const REPLACED = `${sqliteFile}.replaced`
const PARTS = ['', '-wal', '-shm']

const PAUSE = 100
const PATIENCE = 50

/** What a command says meanwhile. */
export const WAITING = 'waiting for another process to leave the database'

/** What a person types to say that he means this database. */
export function databaseName() {
  return engine === 'sqlite' ? 'kontor.sqlite3' : (env.get('DB_DATABASE') ?? 'kontor')
}

/** Whether anything has been stored: a database without companies and users may be overwritten unasked. */
export async function isEmptyDatabase() {
  if (engine === 'sqlite' && !existsSync(sqliteFile)) return true
  const tables = await db.connection().getAllTables()
  for (const table of ['companies', 'users']) {
    if (tables.includes(table) && (await db.from(table).first())) return false
  }
  return true
}

/**
 * Refuses (E_DATABASE_IN_USE) while another process has the database open: its writes would be lost. One that is
 * ending is waited for, which `waiting` is told: a server shows a connection a moment longer than its process lived.
 */
export async function needAlone(waiting?: () => void) {
  await closeReadingThreads()
  closeReader()
  for (let tries = 0; await isOpenElsewhere(); tries++) {
    if (tries === PATIENCE) throw new Refusal('E_DATABASE_IN_USE')
    if (tries === 0) waiting?.()
    await wait(PAUSE)
  }
}

async function isOpenElsewhere() {
  await db.manager.close(engine)
  if (engine === 'sqlite') return existsSync(sqliteFile) && !isLockable()
  const [[{ others }]] = await db.rawQuery(
    'SELECT COUNT(*) AS others FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()'
  )
  return Number(others) > 0
}

/** Leaving WAL needs every other connection to be closed. */
function isLockable() {
  const probe = new Database(sqliteFile, { timeout: 100 })
  try {
    probe.pragma('journal_mode = DELETE')
    return true
  } catch (error) {
    if (/locked|busy/i.test(String((error as Error).message))) return false
    throw error
  } finally {
    probe.close()
  }
}

/** Makes room for what is restored. SQLite's old file is kept aside until `forgetReplaced`. */
export async function clearDatabase() {
  closeReader()
  if (engine === 'mysql') return dropTables(await db.connection().getAllTables())
  await db.manager.close(engine)
  for (const part of PARTS) await moveIfThere(sqliteFile + part, REPLACED + part)
}

/** Puts the old database back, where it was kept. Answers whether it was. */
export async function putBack() {
  if (engine === 'mysql' || !existsSync(REPLACED)) return false
  closeReader()
  await db.manager.close(engine)
  for (const part of PARTS) await rm(sqliteFile + part, { force: true })
  for (const part of PARTS) await moveIfThere(REPLACED + part, sqliteFile + part)
  return true
}

export async function forgetReplaced() {
  for (const part of PARTS) await rm(REPLACED + part, { force: true })
}

async function moveIfThere(from: string, to: string) {
  if (existsSync(from)) await rename(from, to)
}
