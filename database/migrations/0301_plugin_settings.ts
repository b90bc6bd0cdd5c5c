import { Migration } from '#kernel/plugins/migration'

/** What a company set of a plugin's settings; the rest are the declaration's defaults. */
export default class extends Migration {
  override async up() {
    this.createTable('plugin_settings', (t) => {
      t.id()
      t.count('company_id').notNullable()
      t.choice('plugin', 60).notNullable()
      t.choice('key', 80).notNullable()
      t.json('value').notNullable()
      t.unique(['company_id', 'plugin', 'key'])
    })
  }

  override async down() {
    this.drop('plugin_settings')
  }
}
