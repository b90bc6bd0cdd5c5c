import { Migration } from '#kernel/plugins/migration'

/** Digests of the links that set a new password: used once, within the hour. */
export default class extends Migration {
  override async up() {
    this.createTable('password_resets', (t) => {
      t.choice('token_hash', 64).notNullable().primary()
      t.reference('user_id', 'users', { onDelete: 'cascade' }).notNullable()
      t.datetime('created_at').notNullable()
      t.datetime('expires_at').notNullable()
      t.index(['expires_at'])
    })
  }

  override async down() {
    this.drop('password_resets')
  }
}
