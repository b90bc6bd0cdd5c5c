import { Migration } from '#kernel/plugins/migration'

/** Writes a client may repeat without harm: its key, what it asked, and the first answer. */
export default class extends Migration {
  override async up() {
    this.createTable('idempotency_keys', (t) => {
      t.id()
      t.count('user_id').notNullable()
      t.count('company_id').notNullable()
      t.choice('key', 255).notNullable()
      t.choice('request_hash', 64).notNullable()
      t.integer('status')
      t.json('answer')
      t.datetime('created_at').notNullable()
      t.unique(['user_id', 'company_id', 'key'])
      t.index(['created_at'])
    })
  }

  override async down() {
    this.drop('idempotency_keys')
  }
}
