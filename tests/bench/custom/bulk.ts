import Database from 'better-sqlite3'
import { createConnection, type RowDataPacket } from 'mysql2/promise'

/** A database that is filled faster than through the product: an index is made once its table is full. */
export interface Bulk {
  run(statement: string): Promise<void>
  /** Puts rows into a table, each in the order of `columns`. */
  insert(table: string, columns: readonly string[], rows: Iterable<unknown[]>): Promise<void>
  /** Takes a table's indexes away while `fill` runs; statistics are fresh afterwards. */
  withoutIndexes(table: string, fill: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

const AT_ONCE = 1000

export function bulkOf(env: NodeJS.ProcessEnv): Promise<Bulk> {
  return env.DB_CONNECTION === 'mysql' ? mysqlBulk(env) : sqliteBulk(env)
}

async function sqliteBulk({ STORAGE_PATH: folder }: NodeJS.ProcessEnv): Promise<Bulk> {
  const db = new Database(`${folder}/kontor.sqlite3`)
  db.pragma('foreign_keys = OFF')
  db.pragma('cache_size = -400000')
  return {
    async run(statement) {
      db.exec(statement)
    },
    async insert(table, columns, rows) {
      const insert = db.prepare(
        insertInto(table, columns, `(${columns.map(() => '?').join(', ')})`)
      )
      db.transaction(() => {
        for (const row of rows) insert.run(...row)
      })()
    },
    async withoutIndexes(table, fill) {
      const indexes = db
        .prepare(
          "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL"
        )
        .all(table) as { name: string; sql: string }[]
      for (const { name } of indexes) db.exec(`DROP INDEX \`${name}\``)
      await fill()
      for (const one of indexes) db.exec(one.sql)
      db.exec(`ANALYZE \`${table}\``)
    },
    async close() {
      db.close()
    },
  }
}

async function mysqlBulk(env: NodeJS.ProcessEnv): Promise<Bulk> {
  const db = await createConnection({
    socketPath: env.DB_SOCKET,
    user: env.DB_USER,
    database: env.DB_DATABASE,
  })
  const rowsOf = async (statement: string, bindings: unknown[] = []) =>
    (await db.query<RowDataPacket[]>(statement, bindings))[0]
  return {
    async run(statement) {
      await db.query(statement)
    },
    async insert(table, columns, rows) {
      let some: unknown[][] = []
      const flush = async () => {
        if (some.length > 0) await db.query(insertInto(table, columns, '?'), [some])
        some = []
      }
      for (const row of rows) if (some.push(row) === AT_ONCE) await flush()
      await flush()
    },
    async withoutIndexes(table, fill) {
      const keys = await rowsOf(
        "SELECT CONSTRAINT_NAME AS name FROM information_schema.TABLE_CONSTRAINTS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? AND CONSTRAINT_TYPE = 'FOREIGN KEY'",
        [table]
      )
      const indexes = await rowsOf(
        "SELECT INDEX_NAME AS name, NON_UNIQUE AS twice, GROUP_CONCAT(CONCAT('`', COLUMN_NAME, '`') ORDER BY SEQ_IN_INDEX) AS columns FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? AND INDEX_NAME <> 'PRIMARY' GROUP BY INDEX_NAME, NON_UNIQUE",
        [table]
      )
      const change = (parts: string[]) => db.query(`ALTER TABLE \`${table}\` ${parts.join(', ')}`)
      if (keys.length > 0) await change(keys.map(({ name }) => `DROP FOREIGN KEY \`${name}\``))
      await change(indexes.map(({ name }) => `DROP INDEX \`${name}\``))
      await fill()
      await change(
        indexes.map(
          ({ name, twice, columns }) =>
            `ADD ${Number(twice) ? '' : 'UNIQUE '}INDEX \`${name}\` (${columns})`
        )
      )
      await db.query(`ANALYZE TABLE \`${table}\``)
    },
    close: () => db.end(),
  }
}

const insertInto = (table: string, columns: readonly string[], values: string) =>
  `INSERT INTO \`${table}\` (${columns.map((one) => `\`${one}\``).join(', ')}) VALUES ${values}`
