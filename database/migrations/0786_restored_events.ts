import { Migration } from '#kernel/plugins/migration'

/** Events that waited in a backup: what they ask of the world outside is held after it is restored. */
export default class extends Migration {
  override async up() {
    this.alter('outbox', (t) => {
      t.boolean('is_restored')
    })
  }

  override async down() {
    if (await this.schema.hasColumn('outbox', 'is_restored')) {
      this.schema.alterTable('outbox', (table) => table.dropColumn('is_restored'))
    }
  }
}
