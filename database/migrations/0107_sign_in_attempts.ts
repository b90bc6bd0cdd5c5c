import { Migration } from '#kernel/plugins/migration'

/** Failed sign-ins per account and per network; in the database, so that every process counts the same. */
export default class extends Migration {
  override async up() {
    this.createTable('sign_in_attempts', (t) => {
      t.choice('subject', 80).notNullable().primary()
      t.integer('failures').notNullable()
      t.datetime('window_started_at').notNullable()
      t.datetime('blocked_until')
      t.datetime('updated_at').notNullable()
      t.index(['updated_at'])
    })
  }

  override async down() {
    this.drop('sign_in_attempts')
  }
}
