import { Migration } from '#kernel/plugins/migration'

export default class extends Migration {
  override async up() {
    this.createRecords(
      'notifications',
      (t) => {
        t.reference('user_id', 'users', { onDelete: 'cascade' }).notNullable()
        t.choice('message', 191).notNullable()
        t.json('params')
        t.text('href', 500)
        t.datetime('read_at')
        t.index(['user_id', 'read_at'])
      },
      'shared'
    )
  }

  override async down() {
    this.drop('notifications')
  }
}
