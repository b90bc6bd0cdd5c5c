import { engine } from '#config/database'
import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import type { Model } from '#kernel/records/model'
import { quoted } from '#kernel/records/query/sql'
import { changeMysql } from '#kernel/reports/advice/change_mysql'
import { changeSqlite } from '#kernel/reports/advice/change_sqlite'
import { indexName, PREFIX } from '#kernel/reports/advice/index_name'
import { isIndexable } from '#kernel/reports/advice/indexable'

/** An index over a model's own columns, looked up in the registry: nothing of it is as somebody wrote it. */
export interface TableIndex {
  name: string
  model: Model
  columns: readonly string[]
}

/** Finds the model and its columns again; throws where the model, or a column, is there no more. */
export function tableIndex(modelName: string, columns: readonly string[]): TableIndex {
  const model = registry.models.get(modelName)
  if (!model) throw new Error(`There is no model ${modelName}`)
  const unknown = columns.find((one) => !isIndexable(model, one))
  if (unknown !== undefined) throw new Error(`${modelName} has no column ${unknown} for an index`)
  return { name: indexName(model, columns), model, columns }
}

/** Makes the index, unless it is there; with SQLite's statistics of the table. */
export async function makeTableIndex(ctx: Context, { name, model, columns }: TableIndex) {
  if ((await existingIndexes(ctx)).has(name)) return
  const table = quoted(model.table)
  const list = `(${columns.map(quoted).join(', ')})`
  if (engine === 'mysql') return changeMysql(model.table, `ADD INDEX ${quoted(name)} ${list}`)
  await changeSqlite([`CREATE INDEX ${quoted(name)} ON ${table} ${list}`, `ANALYZE ${table}`])
}

/** Takes the index away, where it is there. `name` is one that `existingIndexes` may name. */
export async function dropTableIndex(ctx: Pick<Context, 'rows'>, name: string) {
  const table = (await existingIndexes(ctx)).get(name)
  if (table === undefined) return
  if (engine === 'mysql') return changeMysql(table, `DROP INDEX ${quoted(name)}`)
  await changeSqlite([`DROP INDEX ${quoted(name)}`])
}

/** Every index of the database that was made for reports, and the table it is on. */
export async function existingIndexes(ctx: Pick<Context, 'rows'>): Promise<Map<string, string>> {
  const rows = await ctx.rows<{ name: string; on_table: string }>(
    engine === 'sqlite' ? SQLITE_INDEXES : MYSQL_INDEXES,
    [PREFIX.length, PREFIX]
  )
  return new Map(rows.map((row) => [row.name, row.on_table]))
}

/** The bytes an index takes up; null where the database does not say. */
export async function sizeOf(ctx: Context, { name, model }: TableIndex): Promise<number | null> {
  try {
    const [row] =
      engine === 'sqlite'
        ? await ctx.rows<{ size: number | null }>(
            'SELECT SUM(`pgsize`) AS `size` FROM `dbstat` WHERE `name` = ? AND `aggregate` = 1',
            [name]
          )
        : await ctx.rows<{ size: number | null }>(MYSQL_SIZE, [model.table, name])
    return row?.size === null || row?.size === undefined ? null : Number(row.size)
  } catch {
    // Not every account may read the server's own statistics.
    return null
  }
}

const SQLITE_INDEXES =
  "SELECT `name`, `tbl_name` AS `on_table` FROM `sqlite_master` WHERE `type` = 'index' AND SUBSTR(`name`, 1, ?) = ?"

const MYSQL_INDEXES =
  'SELECT DISTINCT index_name AS `name`, table_name AS `on_table` FROM information_schema.statistics ' +
  'WHERE table_schema = DATABASE() AND SUBSTR(index_name, 1, ?) = ?'

const MYSQL_SIZE =
  'SELECT stat_value * @@innodb_page_size AS `size` FROM mysql.innodb_index_stats ' +
  "WHERE database_name = DATABASE() AND table_name = ? AND index_name = ? AND stat_name = 'size'"
