import { Migration } from '#kernel/plugins/migration'

/** Append-only: who changed what. One row for each version of each record. */
export default class extends Migration {
  override async up() {
    this.createTable('history', (t) => {
      t.id()
      t.count('company_id')
      t.choice('model', 80).notNullable()
      t.count('record_id').notNullable()
      t.choice('parent_model', 80)
      t.count('parent_id')
      t.integer('version').notNullable()
      t.choice('operation', 120).notNullable()
      t.count('user_id')
      t.datetime('at').notNullable()
      t.choice('request_id', 60)
      t.json('changes')
      t.index(['model', 'record_id', 'version'])
      t.index(['parent_model', 'parent_id'])
    })
  }

  override async down() {
    this.drop('history')
  }
}
