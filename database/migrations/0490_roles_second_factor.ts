import { Migration } from '#kernel/plugins/migration'

/** Whoever holds such a role signs in with a second factor. */
export default class extends Migration {
  override async up() {
    this.alter('roles', (t) => t.boolean('needs_second_factor'))
  }

  override async down() {
    this.schema.alterTable('roles', (table) => {
      table.dropColumn('needs_second_factor')
    })
  }
}
