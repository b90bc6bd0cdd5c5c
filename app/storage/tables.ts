import { engine } from '#config/database'
import type { Snapshot } from '#kernel/records/storage/snapshot'

/** A table as it is written to a backup: the same on both engines, so that one restores the other's. */
export interface KeptTable {
  name: string
  /** By name, without those the database makes from others. */
  columns: string[]
  /** Columns of the primary key, in its order, and whether they are text. */
  key: { column: string; isText: boolean }[]
  /** Columns with moments, whose fraction MySQL leaves out where it is zero. */
  moments: Set<string>
  /** The id the next row will have; an id is never used twice. */
  nextId: number | null
}

/**
 * State of processes and of the schema, and what is made anew from the rest: never part of a backup. `write_lock` is of
 * databases from before migration 0843.
 */
export const NOT_KEPT: ReadonlySet<string> = new Set([
  'write_lock',
  'migration_lock',
  'plugin_migrations',
  'epochs',
  'search_entries',
  'search_models',
])

interface ColumnRow {
  table_name: string
  name: string
  type: string
  key_position: number | null
}

/** Every table whose rows a backup holds, by name. */
export async function keptTables(snapshot: Pick<Snapshot, 'rows'>): Promise<KeptTable[]> {
  const rows = await snapshot.rows<ColumnRow>(engine === 'sqlite' ? SQLITE_COLUMNS : MYSQL_COLUMNS)
  const nextIds = await nextIdsOf(snapshot)
  return [...Map.groupBy(rows, (row) => row.table_name)]
    .filter(([name]) => !NOT_KEPT.has(name))
    .map(([name, columns]) => tableOf(name, columns, nextIds.get(name) ?? null))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

function tableOf(name: string, columns: ColumnRow[], nextId: number | null): KeptTable {
  const isText = ({ type }: ColumnRow) => /char|text/i.test(type)
  return {
    name,
    columns: columns.map((column) => column.name).sort(),
    key: columns
      .filter((column) => Number(column.key_position) > 0)
      .sort((a, b) => Number(a.key_position) - Number(b.key_position))
      .map((column) => ({ column: column.name, isText: isText(column) })),
    moments: new Set(
      columns.filter(({ type }) => /datetime/i.test(type)).map((column) => column.name)
    ),
    nextId,
  }
}

async function nextIdsOf(snapshot: Pick<Snapshot, 'rows'>) {
  const rows = await snapshot.rows<{ name: string; next_id: number | string | null }>(
    engine === 'sqlite'
      ? 'SELECT `name`, `seq` + 1 AS `next_id` FROM `sqlite_sequence`'
      : 'SELECT table_name AS `name`, auto_increment AS `next_id` FROM information_schema.tables WHERE table_schema = DATABASE()'
  )
  return new Map(
    rows.filter((row) => row.next_id !== null).map((row) => [row.name, Number(row.next_id)])
  )
}

const SQLITE_COLUMNS = `SELECT t.name AS table_name, c.name AS name, c.type AS type, c.pk AS key_position
  FROM pragma_table_list AS t JOIN pragma_table_xinfo(t.name) AS c
  WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND c.hidden = 0`

const MYSQL_COLUMNS = `SELECT c.table_name AS table_name, c.column_name AS name, c.column_type AS type,
    k.ordinal_position AS key_position
  FROM information_schema.columns c
  JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
  LEFT JOIN information_schema.key_column_usage k ON k.table_schema = c.table_schema
    AND k.table_name = c.table_name AND k.column_name = c.column_name AND k.constraint_name = 'PRIMARY'
  WHERE c.table_schema = DATABASE() AND t.table_type = 'BASE TABLE' AND c.extra NOT LIKE '%GENERATED%'`
