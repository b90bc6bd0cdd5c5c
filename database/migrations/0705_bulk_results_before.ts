import { Migration } from '#kernel/plugins/migration'

/** What a record of a bulk job held before and the version it was given, so that the job can be taken back. */
export default class extends Migration {
  async up() {
    this.alter('bulk_results', (t) => {
      t.integer('version')
      t.json('before')
    })
  }

  async down() {
    this.schema.alterTable('bulk_results', (table) => {
      table.dropColumns('version', 'before')
    })
  }
}
