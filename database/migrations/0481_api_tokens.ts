import { Migration } from '#kernel/plugins/migration'

/** Of a token's secret only the digest is kept; it and `security_epoch` are no fields of the model. */
export default class extends Migration {
  override async up() {
    this.createRecords('api_tokens', (t) => {
      t.text('name', 120).notNullable()
      t.reference('user_id', 'users', { onDelete: 'cascade' }).notNullable()
      t.reference('role_id', 'roles')
      t.choice('prefix', 20).notNullable()
      t.choice('secret_hash', 64)
      t.integer('security_epoch').notNullable().defaultTo(0)
      t.datetime('expires_at').notNullable()
      t.datetime('last_used_at')
      t.datetime('revoked_at')
      t.unique(['secret_hash'])
    })
  }

  override async down() {
    this.drop('api_tokens')
  }
}
