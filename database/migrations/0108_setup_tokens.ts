import { Migration } from '#kernel/plugins/migration'

/** Hashes of the links that create the first administrator; void once there is one. */
export default class extends Migration {
  override async up() {
    this.createTable('setup_tokens', (t) => {
      t.choice('token_hash', 64).notNullable().primary()
      t.datetime('created_at').notNullable()
    })
  }

  override async down() {
    this.drop('setup_tokens')
  }
}
