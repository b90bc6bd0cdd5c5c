import db from '@adonisjs/lucid/services/db'
import { isMysql } from '#kernel/plugins/migration_ledger'
import { registry } from '#kernel/plugins/registry'

/** The tables whose names begin with a plugin's id, those of plugins with a longer id left out. */
export async function tablesOf(id: string) {
  const others = [...registry.plugins.keys()].filter((one) => one.startsWith(`${id}_`))
  const tables = await db.connection().getAllTables()
  return tables
    .filter((table) => table.startsWith(`${id}_`))
    .filter((table) => !others.some((other) => table.startsWith(`${other}_`)))
    .sort()
}

/** A table's columns, without those the database makes from others. */
export async function columnsOf(table: string): Promise<string[]> {
  if (isMysql()) {
    const [rows] = await db.connection().rawQuery(
      `SELECT column_name AS name FROM information_schema.columns
       WHERE table_schema = database() AND table_name = ? AND extra NOT LIKE '%GENERATED%'`,
      [table]
    )
    return rows.map((row: { name: string }) => row.name)
  }
  const rows = await db
    .connection()
    .rawQuery('SELECT name, hidden FROM pragma_table_xinfo(?)', [table])
  return rows
    .filter((row: { hidden: number }) => row.hidden === 0)
    .map((row: { name: string }) => row.name)
}

/** The columns of each index of a table, in their order. */
export async function indexesOf(table: string): Promise<string[][]> {
  const rows: { index: string; column: string }[] = isMysql()
    ? (
        await db.connection().rawQuery(
          `SELECT index_name AS \`index\`, column_name AS \`column\` FROM information_schema.statistics
           WHERE table_schema = database() AND table_name = ? ORDER BY index_name, seq_in_index`,
          [table]
        )
      )[0]
    : await db.connection().rawQuery(
        `SELECT list.name AS "index", info.name AS "column" FROM pragma_index_list(?) AS list
         JOIN pragma_index_info(list.name) AS info ORDER BY list.name, info.seqno`,
        [table]
      )
  return [...Map.groupBy(rows, (row) => row.index).values()].map((group) =>
    group.map((row) => row.column)
  )
}
