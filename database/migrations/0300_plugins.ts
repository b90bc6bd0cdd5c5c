import { Migration } from '#kernel/plugins/migration'

/** One row for each company and installed plugin. */
export default class extends Migration {
  override async up() {
    this.createRecords('plugins', (t) => {
      t.text('plugin', 60).notNullable()
      t.choice('state', 20).notNullable().defaultTo('available')
      t.datetime('enabled_at')
      t.datetime('disabled_at')
      t.unique(['company_id', 'plugin'])
    })
  }

  override async down() {
    this.drop('plugins')
  }
}
