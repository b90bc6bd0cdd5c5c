import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_lock_exceptions', (t) => {
      t.choice('lock').notNullable()
      t.reference('user_id', 'users').notNullable()
      t.datetime('ends_at').notNullable()
      t.text('reason').notNullable()
    })
  }

  down() {
    this.drop('accounting_lock_exceptions')
  }
}
