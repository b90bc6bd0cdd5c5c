import { Migration } from 'kontor/migration'

/** Where lines that bear a tax are booked. Without a foreign key: SQLite would make the table anew. */
export default class extends Migration {
  up() {
    this.alter('accounting_taxes', (t) => {
      t.count('account_id')
      t.index(['account_id'])
    })
  }

  async down() {
    if (await this.schema.hasColumn('accounting_taxes', 'account_id')) {
      this.schema.alterTable('accounting_taxes', (table) => {
        table.dropIndex(['account_id'])
        table.dropColumn('account_id')
      })
    }
  }
}
