import { Migration } from '#kernel/plugins/migration'

/** SQLite's writers wait for each other by SQLite's own lock: nothing ever stood in this table. */
export default class extends Migration {
  override async up() {
    this.drop('write_lock')
  }

  override async down() {
    this.drop('write_lock')
    this.schema.createTable('write_lock', (table) => {
      table.integer('id').primary()
    })
  }
}
