import Database from 'better-sqlite3'
import { createConnection } from 'mysql2/promise'
import { order } from '../plugins/bench/generate_orders.js'

const KEYS = [
  'id',
  'ref',
  'customer',
  'status',
  'region',
  'category',
  'amount',
  'quantity',
  'ordered_on',
  'note',
] as const
const FIXED = {
  company_id: 1,
  version: 1,
  currency: 'EUR',
  created_at: '2026-01-01 00:00:00.000',
  updated_at: '2026-01-01 00:00:00.000',
}
const COLUMNS = [...KEYS, ...Object.keys(FIXED)].map((key) => `\`${key}\``).join(', ')
const AT_ONCE = 1000

/** Puts the orders 1 to `count` straight into the table; figures are the same everywhere. */
export async function fillOrders(env: NodeJS.ProcessEnv, count: number) {
  if (env.DB_CONNECTION === 'mysql') await fillMysql(env, count)
  else fillSqlite(`${env.STORAGE_PATH}/kontor.sqlite3`, count)
}

function valuesOf(id: number) {
  const row = order(id)
  return [...KEYS.map((key) => row[key]), ...Object.values(FIXED)]
}

function fillSqlite(file: string, count: number) {
  const db = new Database(file)
  const marks = Array.from({ length: KEYS.length + Object.keys(FIXED).length }, () => '?').join(
    ', '
  )
  const insert = db.prepare(`INSERT INTO bench_orders (${COLUMNS}) VALUES (${marks})`)
  db.transaction(() => {
    for (let id = 1; id <= count; id++) insert.run(...valuesOf(id))
  })()
  db.exec('ANALYZE')
  db.close()
}

async function fillMysql(env: NodeJS.ProcessEnv, count: number) {
  const db = await createConnection({
    socketPath: env.DB_SOCKET,
    user: env.DB_USER,
    database: env.DB_DATABASE,
  })
  for (let id = 1; id <= count; id += AT_ONCE) {
    const rows = Array.from({ length: Math.min(AT_ONCE, count - id + 1) }, (_, at) =>
      valuesOf(id + at)
    )
    await db.query(`INSERT INTO bench_orders (${COLUMNS}) VALUES ?`, [rows])
  }
  await db.query('ANALYZE TABLE bench_orders')
  await db.end()
}
