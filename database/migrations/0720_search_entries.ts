import { Migration } from '#kernel/plugins/migration'

/** One row for each record that search can find: its words, as the engine's index takes them. */
export default class extends Migration {
  async up() {
    this.createTable('search_entries', (t) => {
      t.id()
      t.choice('model', 80).notNullable()
      t.count('record_id').notNullable()
      t.count('company_id')
      t.longText('words').notNullable()
      t.unique(['model', 'record_id'])
    })
  }

  async down() {
    this.drop('search_entries')
  }
}
