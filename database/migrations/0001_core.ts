import { Migration } from '#kernel/plugins/migration'

/** What transactions need before anything else: the write lock of SQLite. */
export default class extends Migration {
  override async up() {
    this.schema.createTable('write_lock', (table) => {
      table.integer('id').primary()
    })
  }

  override async down() {
    this.drop('write_lock')
  }
}
