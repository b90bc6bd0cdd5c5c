import { Migration } from '#kernel/plugins/migration'

/** The digest of the link's token is no field; it is gone once the invitation is accepted, withdrawn or over. */
export default class extends Migration {
  override async up() {
    this.createRecords('invitations', (t) => {
      t.text('email', 191).notNullable()
      t.text('name', 120)
      t.choice('language', 10)
      t.json('roles')
      t.choice('state', 20).notNullable()
      t.reference('user_id', 'users')
      t.datetime('expires_at')
      t.datetime('accepted_at')
      t.choice('token_hash', 64)
      t.unique(['token_hash'])
      t.index(['state', 'expires_at'])
    })
  }

  override async down() {
    this.drop('invitations')
  }
}
