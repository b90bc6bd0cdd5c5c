import { Migration } from '#kernel/plugins/migration'

/** Both bodies, the sealed secrets and what a worker notes while sending are no fields: no list, filter or export reaches them. */
export default class extends Migration {
  override async up() {
    this.createRecords('outgoing_mail', (t) => {
      t.text('recipient', 254).notNullable()
      t.text('recipient_name', 120)
      t.text('subject').notNullable()
      t.choice('template', 120).notNullable()
      t.choice('language', 10).notNullable()
      t.choice('state', 20).notNullable()
      t.integer('attempts').notNullable().defaultTo(0)
      t.datetime('due_at').notNullable()
      t.datetime('valid_until')
      t.datetime('sent_at')
      t.longText('error')
      t.text('answer', 500)
      t.choice('message_id', 191)
      t.choice('about_model', 120)
      t.count('about_id')
      t.longText('html_body')
      t.longText('text_body')
      t.json('sealed')
      t.datetime('sending_since')
      t.datetime('handed_over_at')
      t.index(['state', 'due_at'])
      t.index(['about_model', 'about_id'])
    })
  }

  override async down() {
    this.drop('outgoing_mail')
  }
}
