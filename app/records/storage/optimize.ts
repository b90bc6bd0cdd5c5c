import db from '@adonisjs/lucid/services/db'
import { engine } from '#config/database'

const EVERY = 6 * 3600 * 1000

let timer: NodeJS.Timeout | undefined

/** Keeps SQLite's statistics fresh, without which it picks indexes blindly; MySQL does so by itself. */
export function keepOptimized() {
  if (engine !== 'sqlite') return
  void optimize()
  timer = setInterval(() => void optimize(), EVERY).unref()
}

export function stopOptimizing() {
  clearInterval(timer)
}

async function optimize() {
  await db.rawQuery('PRAGMA analysis_limit = 1000')
  await db.rawQuery('PRAGMA optimize = 0x10002')
}
