import { Migration } from '#kernel/plugins/migration'

/** `key_hash`, `data` and `security_epoch` are no fields of the model: nobody reads them but the store. */
export default class extends Migration {
  override async up() {
    this.createRecords(
      'sessions',
      (t) => {
        t.reference('user_id', 'users', { onDelete: 'cascade' }).notNullable()
        t.text('ip', 45)
        t.text('user_agent', 255)
        t.datetime('last_seen_at').notNullable()
        t.choice('key_hash', 64).notNullable()
        t.json('data').notNullable()
        t.integer('security_epoch').notNullable()
        t.unique(['key_hash'])
        t.index(['last_seen_at'])
      },
      'global'
    )
  }

  override async down() {
    this.drop('sessions')
  }
}
