import { Migration } from '#kernel/plugins/migration'

/** The mail server of the deployment: one row, its password sealed. */
export default class extends Migration {
  override async up() {
    this.createTable('mail_settings', (t) => {
      t.count('id').notNullable().primary()
      t.text('host', 255)
      t.integer('port')
      t.choice('security', 10)
      t.text('username', 255)
      t.json('password')
      t.text('sender', 254)
      t.datetime('updated_at').notNullable()
      t.count('updated_by')
    })
  }

  override async down() {
    this.drop('mail_settings')
  }
}
