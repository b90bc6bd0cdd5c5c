import { Migration } from '#kernel/plugins/migration'

export default class extends Migration {
  override async up() {
    this.createRecords(
      'users',
      (t) => {
        t.text('name', 120).notNullable()
        t.text('email', 191).notNullable()
        t.text('login', 60)
        t.choice('language', 10)
        t.choice('theme', 10).notNullable().defaultTo('system')
        t.choice('density', 12).notNullable().defaultTo('normal')
        t.boolean('is_admin')
        t.datetime('disabled_at')
        t.choice('password_hash', 255)
        t.datetime('password_set_at')
        t.integer('security_epoch').notNullable().defaultTo(1)
        t.unique(['email'])
        t.unique(['login'])
        t.unique(['external_id'])
      },
      'global'
    )
  }

  override async down() {
    this.drop('users')
  }
}
