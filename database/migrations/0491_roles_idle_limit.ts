import { Migration } from '#kernel/plugins/migration'

/** After so many minutes without a request the session of whoever holds the role is over; empty means as everybody's. */
export default class extends Migration {
  override async up() {
    this.alter('roles', (t) => t.integer('idle_minutes'))
  }

  override async down() {
    this.schema.alterTable('roles', (table) => {
      table.dropColumn('idle_minutes')
    })
  }
}
