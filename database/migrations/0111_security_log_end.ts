import { Migration } from '#kernel/plugins/migration'

/** One row: how many events there are and the hash of the last. Its lock puts the events in one order. */
export default class extends Migration {
  override async up() {
    this.createTable('security_log_end', (t) => {
      t.integer('id').primary()
      t.count('events').notNullable()
      t.choice('hash', 64).notNullable()
    })
  }

  override async down() {
    this.drop('security_log_end')
  }
}
