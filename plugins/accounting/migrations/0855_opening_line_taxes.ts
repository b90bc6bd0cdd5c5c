import { Migration } from 'kontor/migration'

/** The tax in an advance that is brought along. Without a foreign key: SQLite would make the table anew. */
export default class extends Migration {
  up() {
    this.alter('accounting_opening_lines', (t) => {
      t.count('tax_id')
      t.index(['tax_id'])
    })
  }

  down() {
    this.schema.alterTable('accounting_opening_lines', (table) => {
      table.dropIndex(['tax_id'])
      table.dropColumn('tax_id')
    })
  }
}
