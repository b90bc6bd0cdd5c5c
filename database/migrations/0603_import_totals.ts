import { Migration } from '#kernel/plugins/migration'

/** How many rows the file of an import has, for its progress, and which process works on it. */
export default class extends Migration {
  async up() {
    this.alter('imports', (t) => {
      t.integer('total_count').notNullable().defaultTo(0)
      t.text('worker', 120)
    })
  }

  async down() {
    this.schema.alterTable('imports', (table) => {
      table.dropColumns('total_count', 'worker')
    })
  }
}
