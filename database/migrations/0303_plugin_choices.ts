import { Migration } from '#kernel/plugins/migration'

/** What a company chose for a plugin; all else are the declaration's defaults. */
export default class extends Migration {
  override async up() {
    this.alter('plugins', (t) => {
      t.json('settings')
      t.json('strategies')
    })
  }

  override async down() {
    this.schema.alterTable('plugins', (table) => table.dropColumns('settings', 'strategies'))
  }
}
