import { Migration } from '#kernel/plugins/migration'

/** Files that go with a mail; their content lies in storage/mails under the id of the row. */
export default class extends Migration {
  override async up() {
    this.createTable('mail_attachments', (t) => {
      t.id()
      t.reference('mail_id', 'outgoing_mail', { onDelete: 'cascade' }).notNullable()
      t.text('name').notNullable()
      t.choice('media_type', 120).notNullable()
      t.count('size').notNullable()
      t.choice('digest', 64).notNullable()
      t.datetime('removed_at')
    })
  }

  override async down() {
    this.drop('mail_attachments')
  }
}
