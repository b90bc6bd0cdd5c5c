import { Migration } from '#kernel/plugins/migration'

/** Events of committed transactions, waiting for their listeners. The row, not a queue, is the truth. */
export default class extends Migration {
  override async up() {
    this.createTable('outbox', (t) => {
      t.id()
      t.count('company_id')
      t.count('user_id')
      t.text('event', 160).notNullable()
      t.json('payload').notNullable()
      t.datetime('created_at').notNullable()
      t.datetime('due_at').notNullable()
      t.datetime('done_at')
      t.integer('attempts').notNullable().defaultTo(0)
      t.longText('error')
      t.index(['done_at', 'due_at'])
    })
  }

  override async down() {
    this.drop('outbox')
  }
}
