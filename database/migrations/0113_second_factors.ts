import { Migration } from '#kernel/plugins/migration'

/** `secret` is encrypted. `last_step` is the time step of the last code used: no code counts twice. */
export default class extends Migration {
  override async up() {
    this.createTable('second_factors', (t) => {
      t.reference('user_id', 'users', { onDelete: 'cascade' }).notNullable()
      t.table.primary(['user_id'])
      t.choice('secret', 500).notNullable()
      t.count('last_step').notNullable().defaultTo(0)
      t.datetime('begun_at').notNullable()
      t.datetime('confirmed_at')
    })
  }

  override async down() {
    this.drop('second_factors')
  }
}
