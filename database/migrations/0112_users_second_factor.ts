import { Migration } from '#kernel/plugins/migration'

/** Since when a user signs in with a second factor; the factor itself is no field of any model. */
export default class extends Migration {
  override async up() {
    this.alter('users', (t) => t.datetime('second_factor_at'))
  }

  override async down() {
    this.schema.alterTable('users', (table) => {
      table.dropColumn('second_factor_at')
    })
  }
}
