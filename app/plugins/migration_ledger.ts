import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** One applied step; without `applied_at` it was begun and never finished. */
export interface LedgerRow {
  plugin: string
  name: string
  checksum: string
  batch: number
  applied_at: string | null
}

const TABLE = 'plugin_migrations'

/** Makes the tables the runner itself needs. Safe to run at any time, by several processes at once. */
export async function createLedger() {
  const client = db.connection()
  if (isMysql()) await setCollation(client)
  await client.rawQuery(
    `create table if not exists ${TABLE} (plugin varchar(60) not null, name varchar(120) not null,
     checksum varchar(80) not null, batch integer not null, applied_at varchar(24) null,
     primary key (plugin, name))`
  )
  await client.rawQuery(
    `create table if not exists migration_lock (id integer not null primary key,
     holder varchar(60) null, expires_at bigint not null)`
  )
  await client
    .rawQuery(
      `insert into migration_lock (id, holder, expires_at)
     select 1, null, 0 from (select 1 as one) as source
     where not exists (select 1 from migration_lock where id = 1)`
    )
    .catch(ignoreDuplicate)
}

/** Everything applied, or undefined on a database without a ledger. */
export async function readLedger(): Promise<LedgerRow[] | undefined> {
  try {
    return await db.connection().query().from(TABLE).orderBy('batch').orderBy('name')
  } catch (error) {
    if (isMissingTable(error)) return undefined
    throw error
  }
}

export async function beginStep(client: QueryClientContract, row: Omit<LedgerRow, 'applied_at'>) {
  await client.table(TABLE).insert({ ...row, applied_at: null })
}

export async function finishStep(client: QueryClientContract, plugin: string, name: string) {
  const applied = new Date().toISOString().replace('T', ' ').slice(0, 23)
  await client.query().from(TABLE).where({ plugin, name }).update({ applied_at: applied })
}

export async function forgetStep(client: QueryClientContract, plugin: string, name: string) {
  await client.query().from(TABLE).where({ plugin, name }).delete()
}

export function isMysql() {
  return db.connection().dialect.name === 'mysql'
}

/**
 * Text compares without case but with accents (as SQLite's does), whoever made the database.
 * Only before the first table: tables keep the collation they were made with.
 */
async function setCollation(client: QueryClientContract) {
  const [[{ tables }]] = await client.rawQuery(
    'select count(*) as tables from information_schema.tables where table_schema = database()'
  )
  if (Number(tables) > 0) return
  const [[{ version, name }]] = await client.rawQuery(
    'select version() as version, database() as name'
  )
  const collation = await collationOf(client, String(version))
  await client.rawQuery(
    `alter database \`${String(name).replaceAll('`', '``')}\` character set utf8mb4 collate ${collation}`
  )
}

async function collationOf(client: QueryClientContract, version: string) {
  if (!version.includes('MariaDB')) return 'utf8mb4_0900_as_ci'
  const [known] = await client.rawQuery(
    "select 1 from information_schema.collations where collation_name like '%uca1400_as_ci' limit 1"
  )
  return known.length > 0 ? 'utf8mb4_uca1400_as_ci' : 'utf8mb4_unicode_520_ci'
}

function isMissingTable(error: unknown) {
  const text = String((error as Error).message)
  return text.includes('no such table') || text.includes("doesn't exist")
}

function ignoreDuplicate(error: unknown) {
  if (!/duplicate|unique/i.test(String((error as Error).message))) throw error
}
