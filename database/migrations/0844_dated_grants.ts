import { Migration } from '#kernel/plugins/migration'

/** A role may be given from a day until a day, and so that everything read with it is noted. */
export default class extends Migration {
  override async up() {
    this.alter('membership_roles', (t) => {
      t.date('starts_on')
      t.date('ends_on')
      t.boolean('is_logged')
    })
  }

  override async down() {
    if (await this.schema.hasColumn('membership_roles', 'is_logged')) {
      this.schema.alterTable('membership_roles', (table) =>
        table.dropColumns('starts_on', 'ends_on', 'is_logged')
      )
    }
  }
}
