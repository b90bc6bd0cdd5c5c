import { Migration } from '#kernel/plugins/migration'

/** Of a recovery code only the digest is kept: its 120 random bits make a slow hash pointless. */
export default class extends Migration {
  override async up() {
    this.createTable('recovery_codes', (t) => {
      t.id()
      t.reference('user_id', 'users', { onDelete: 'cascade' }).notNullable()
      t.choice('code_hash', 64).notNullable()
      t.datetime('used_at')
      t.unique(['user_id', 'code_hash'])
    })
  }

  override async down() {
    this.drop('recovery_codes')
  }
}
