import { Migration } from '#kernel/plugins/migration'

/** How each model's records were last put into the search index: another signature means it is to be rebuilt. */
export default class extends Migration {
  async up() {
    this.createTable('search_models', (t) => {
      t.id()
      t.choice('model', 80).notNullable()
      t.text('signature', 500).notNullable()
      t.unique(['model'])
    })
  }

  async down() {
    this.drop('search_models')
  }
}
