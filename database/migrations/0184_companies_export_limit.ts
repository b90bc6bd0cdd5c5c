import { Migration } from '#kernel/plugins/migration'

/** How many rows one user may take out of the company on a day; empty is without limit. */
export default class extends Migration {
  override async up() {
    this.alter('companies', (t) => t.integer('export_limit'))
  }

  override async down() {
    this.schema.alterTable('companies', (table) => {
      table.dropColumn('export_limit')
    })
  }
}
