import { engine } from '#config/database'
import { registry } from '#kernel/plugins/registry'
import { installedPlugins } from '#kernel/plugins/removal/installed'
import { readRows } from '#kernel/records/storage/reader'
import { keptTables, type KeptTable } from '#kernel/storage/tables'

/** What purging a plugin would take, and what stands in its way. */
export interface PurgePlan {
  tables: { name: string; rows: number }[]
  /** Rows of other tables that refer to rows of its own. */
  references: { table: string; column: string; rows: number }[]
}

interface ForeignKey {
  table_name: string
  column_name: string
  to_table: string
}

export async function purgePlan(id: string): Promise<PurgePlan> {
  const own = await tablesOfPlugin(id)
  const names = new Set(own.map((table) => table.name))
  const keys = await readRows<ForeignKey>(engine === 'sqlite' ? SQLITE_KEYS : MYSQL_KEYS)
  const references = []
  for (const { table_name: table, column_name: column, to_table: to } of keys) {
    if (!names.has(to) || names.has(table)) continue
    const rows = await count(table, `WHERE \`${column}\` IS NOT NULL`)
    if (rows > 0) references.push({ table, column, rows })
  }
  const tables = []
  for (const { name } of own) tables.push({ name, rows: await count(name) })
  return { tables, references }
}

/** The tables whose names begin with the plugin's id, without those of plugins with a longer one. */
export async function tablesOfPlugin(id: string): Promise<KeptTable[]> {
  const known = [...registry.plugins.keys(), ...(await installedPlugins()).keys()]
  const longer = known.filter((one) => one.startsWith(`${id}_`))
  const tables = await keptTables({ rows: readRows })
  return tables.filter(
    ({ name }) => name.startsWith(`${id}_`) && !longer.some((other) => name.startsWith(`${other}_`))
  )
}

async function count(table: string, where = '') {
  const [row] = await readRows<{ rows: number }>(
    `SELECT COUNT(*) AS \`rows\` FROM \`${table}\` ${where}`
  )
  return Number(row.rows)
}

const SQLITE_KEYS = `SELECT t.name AS table_name, k."from" AS column_name, k."table" AS to_table
  FROM pragma_table_list AS t JOIN pragma_foreign_key_list(t.name) AS k
  WHERE t.schema = 'main' AND t.type = 'table'`

const MYSQL_KEYS = `SELECT table_name AS table_name, column_name AS column_name, referenced_table_name AS to_table
  FROM information_schema.key_column_usage
  WHERE table_schema = DATABASE() AND referenced_table_name IS NOT NULL`
