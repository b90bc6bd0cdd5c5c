import { Migration } from '#kernel/plugins/migration'

/** When each declared schedule is due next, for a company or (null) the whole deployment; claimed in a transaction. */
export default class extends Migration {
  override async up() {
    this.createTable('schedules', (t) => {
      t.id()
      t.choice('schedule_key', 191).notNullable()
      t.text('pattern', 120).notNullable()
      t.datetime('next_run_at').notNullable()
      t.datetime('last_run_at')
      t.unique(['schedule_key'])
    })
  }

  override async down() {
    this.drop('schedules')
  }
}
