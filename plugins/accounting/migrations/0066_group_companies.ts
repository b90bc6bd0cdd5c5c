import { Migration } from 'kontor/migration'

/** A party may be another company of the group. Without a foreign key: SQLite would make the table anew. */
export default class extends Migration {
  up() {
    this.alter('accounting_parties', (t) => {
      t.count('group_company_id')
      t.index(['group_company_id'])
    })
  }

  down() {
    this.schema.alterTable('accounting_parties', (table) => {
      table.dropIndex(['group_company_id'])
      table.dropColumn('group_company_id')
    })
  }
}
