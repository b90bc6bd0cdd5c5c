import { Migration } from '#kernel/plugins/migration'

/** Of a report written to a file beside the answer, what it is; of a list nothing. */
export default class extends Migration {
  override async up() {
    this.alter('exports', (t) => {
      t.json('report')
    })
  }

  override async down() {
    this.schema.alterTable('exports', (table) => table.dropColumn('report'))
  }
}
