import { Migration } from '#kernel/plugins/migration'

/** How many rows a user took out of a company on a business day. */
export default class extends Migration {
  override async up() {
    this.createTable('exported_rows', (t) => {
      t.reference('company_id', 'companies', { onDelete: 'cascade' }).notNullable()
      t.reference('user_id', 'users', { onDelete: 'cascade' }).notNullable()
      t.date('day').notNullable()
      t.count('row_count').notNullable().defaultTo(0)
      t.table.primary(['company_id', 'user_id', 'day'])
    })
  }

  override async down() {
    this.drop('exported_rows')
  }
}
