import { Migration } from '#kernel/plugins/migration'

/** Each plugin this deployment has known, the version its data is of, and how far it was removed. */
export default class extends Migration {
  async up() {
    this.createTable('installed_plugins', (t) => {
      t.choice('plugin', 60).notNullable().primary()
      t.choice('version', 60).notNullable()
      t.choice('state', 20).notNullable()
      t.datetime('changed_at').notNullable()
    })
  }

  async down() {
    this.drop('installed_plugins')
  }
}
