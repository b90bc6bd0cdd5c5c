import { Migration } from '#kernel/plugins/migration'

/** What was read by whoever holds a role whose readings are noted; rows are only ever added. */
export default class extends Migration {
  override async up() {
    this.createRecords('readings', (t) => {
      t.datetime('at').notNullable()
      t.reference('user_id', 'users').notNullable()
      t.choice('kind', 20).notNullable()
      t.choice('through', 10).notNullable()
      t.text('subject')
      t.text('address', 1000).notNullable()
      t.choice('model', 120)
      t.integer('record_id')
      t.text('request_id', 64)
      t.index(['company_id', 'at'])
      t.index(['company_id', 'user_id', 'at'])
    })
  }

  override async down() {
    this.drop('readings')
  }
}
