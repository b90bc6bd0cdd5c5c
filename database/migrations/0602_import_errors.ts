import { Migration } from '#kernel/plugins/migration'

/** Rows an import refused, as they were, with every complaint. */
export default class extends Migration {
  async up() {
    this.createTable('import_errors', (t) => {
      t.id()
      t.reference('import_id', 'imports', { onDelete: 'cascade' }).notNullable()
      t.integer('row_number').notNullable()
      t.json('cells').notNullable()
      t.json('complaints').notNullable()
    })
  }

  async down() {
    this.drop('import_errors')
  }
}
