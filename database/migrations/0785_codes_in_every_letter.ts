import { Migration } from '#kernel/plugins/migration'

interface CodeColumn {
  table: string
  name: string
  type: string
  empty: 'YES' | 'NO'
  preset: string | null
}

/**
 * Columns of codes from the time when they held ASCII only become what `Columns.choice` makes since: MySQL
 * refuses to compare ASCII with other letters. Also those of plugins, for their maker made them so. A table
 * that is done is left alone, so a step that died half-way goes on where it was.
 */
export default class extends Migration {
  override async up() {
    if (this.isSqlite) return
    for (const [table, codes] of Map.groupBy(await this.asciiColumns(), (column) => column.table)) {
      this.schema.alterTable(table, (builder) => {
        for (const { name, type, empty, preset } of codes) {
          const made = builder.specificType(
            name,
            `${type} character set utf8mb4 collate utf8mb4_bin`
          )
          if (empty === 'NO') made.notNullable()
          if (preset !== null && preset !== 'NULL') made.defaultTo(unquoted(preset))
          made.alter()
        }
      })
    }
  }

  private async asciiColumns() {
    const [columns] = (await this.db.rawQuery(
      `SELECT c.table_name AS \`table\`, c.column_name AS name, c.column_type AS type,
          c.is_nullable AS empty, c.column_default AS preset
        FROM information_schema.columns c
        JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
        WHERE c.table_schema = DATABASE() AND t.table_type = 'BASE TABLE' AND c.collation_name = 'ascii_bin'
        ORDER BY c.table_name, c.ordinal_position`
    )) as [CodeColumn[]]
    return columns
  }

  /** Nothing: earlier versions work with these columns too, and what was typed since may need them. */
  override down() {}
}

/** MariaDB writes a default as SQL, MySQL as it is. */
const unquoted = (preset: string) => /^'(.*)'$/.exec(preset)?.[1] ?? preset
