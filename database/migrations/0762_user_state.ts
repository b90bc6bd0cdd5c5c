import { Migration } from '#kernel/plugins/migration'

/** Invited, active or disabled, as lists and filters show it. */
export default class extends Migration {
  override async up() {
    this.alter('users', (t) => {
      t.choice('state', 10).notNullable().defaultTo('active')
    })
    this.defer(async (db) => {
      await db.from('users').whereNotNull('disabled_at').update({ state: 'disabled' })
    })
  }

  override async down() {
    if (await this.schema.hasColumn('users', 'state')) {
      this.schema.alterTable('users', (table) => table.dropColumn('state'))
    }
  }
}
