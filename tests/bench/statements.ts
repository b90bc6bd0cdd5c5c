import Database from 'better-sqlite3'
import { createPool } from 'mysql2/promise'

const COLUMNS =
  '`id`, `ref`, `customer`, `status`, `region`, `category`, `amount`, `currency`, `quantity`, `ordered_on`, `note`'
const SCOPE =
  'FROM `bench_orders` WHERE `company_id` = 1 AND `archived_at` IS NULL AND `status` = ?'
const AGGREGATE =
  'SELECT `status`, `region`, COUNT(*) AS `count`, SUM(`amount`) AS `sum` FROM `bench_orders` ' +
  'WHERE `company_id` = 1 AND `archived_at` IS NULL GROUP BY `status`, `region`'
const ORDER = 'ORDER BY `ordered_on` DESC, `id` DESC LIMIT 51'
const INSERT =
  'INSERT INTO `bench_orders` (`company_id`, `version`, `created_at`, `updated_at`, `ref`, `customer`, `status`, `region`, `category`, `amount`, `currency`, `quantity`, `ordered_on`, `note`) ' +
  "VALUES (1, 1, '2026-01-01', '2026-01-01', ?, 'Customer 0001', 'draft', 'R13', 'C01', 1250, 'EUR', 1, '2026-01-01', 'new')"
const HISTORY =
  "INSERT INTO `history` (`company_id`, `model`, `record_id`, `version`, `operation`, `at`, `changes`) VALUES (1, 'bench.order', ?, 1, 'bench', '2026-01-01', '{}')"

export interface Statements {
  /** Open orders of all regions or one, the newest first. */
  page(region?: string): Promise<unknown[]>
  /** How many open orders a region has. */
  count(region: string): Promise<number>
  create(): Promise<number>
  /** How many orders of each status and region, and their amounts. */
  aggregate(): Promise<unknown[]>
}

/** The workload by hand, through the raw driver, on the database that Kontor uses in the same run. */
export async function statements(): Promise<Statements> {
  return process.env.DB_CONNECTION === 'mysql' ? mysqlStatements() : sqliteStatements()
}

let created = 0

function sqliteStatements(): Statements {
  const file = `${process.env.STORAGE_PATH}/kontor.sqlite3`
  const reader = new Database(file, { readonly: true })
  const all = reader.prepare(`SELECT ${COLUMNS} ${SCOPE} ${ORDER}`)
  const some = reader.prepare(`SELECT ${COLUMNS} ${SCOPE} AND \`region\` = ? ${ORDER}`)
  const counted = reader.prepare(`SELECT COUNT(*) ${SCOPE} AND \`region\` = ?`).pluck()
  const aggregated = reader.prepare(AGGREGATE)
  const writer = new Database(file)
  writer.pragma('synchronous = FULL')
  const insert = writer.prepare(INSERT)
  const history = writer.prepare(HISTORY)
  const both = writer.transaction(() => {
    const { lastInsertRowid } = insert.run(`BARE-${process.pid}-${++created}`)
    history.run(lastInsertRowid)
    return Number(lastInsertRowid)
  })
  return {
    page: async (region) => (region ? some.all('open', region) : all.all('open')),
    count: async (region) => counted.get('open', region) as number,
    create: async () => both(),
    aggregate: async () => aggregated.all(),
  }
}

function mysqlStatements(): Statements {
  const pool = createPool({
    socketPath: process.env.DB_SOCKET,
    user: process.env.DB_USER,
    database: process.env.DB_DATABASE,
    connectionLimit: 10,
    dateStrings: true,
    supportBigNumbers: true,
  })
  return {
    async page(region) {
      const [rows] = region
        ? await pool.execute(`SELECT ${COLUMNS} ${SCOPE} AND \`region\` = ? ${ORDER}`, [
            'open',
            region,
          ])
        : await pool.execute(`SELECT ${COLUMNS} ${SCOPE} ${ORDER}`, ['open'])
      return rows as unknown[]
    },
    async count(region) {
      const [rows] = await pool.execute(`SELECT COUNT(*) AS n ${SCOPE} AND \`region\` = ?`, [
        'open',
        region,
      ])
      return (rows as { n: number }[])[0].n
    },
    async aggregate() {
      const [rows] = await pool.execute(AGGREGATE)
      return rows as unknown[]
    },
    async create() {
      const connection = await pool.getConnection()
      try {
        await connection.beginTransaction()
        const [made] = await connection.execute(INSERT, [`BARE-${process.pid}-${++created}`])
        const { insertId } = made as { insertId: number }
        await connection.execute(HISTORY, [insertId])
        await connection.commit()
        return insertId
      } finally {
        connection.release()
      }
    },
  }
}
