import { Migration } from '#kernel/plugins/migration'

/** What came of sending a report to one recipient at one due time: there is one row for both, so it is sent once. */
export default class extends Migration {
  override async up() {
    this.createTable('report_deliveries', (t) => {
      t.id()
      t.reference('company_id', 'companies').notNullable()
      t.reference('schedule_id', 'report_schedules', { onDelete: 'cascade' }).notNullable()
      t.reference('user_id', 'users', { onDelete: 'cascade' }).notNullable()
      t.datetime('due_at').notNullable()
      t.choice('state', 20).notNullable()
      t.choice('reason', 80)
      t.count('mail_id')
      t.datetime('finished_at')
      t.unique(['schedule_id', 'user_id', 'due_at'])
    })
  }

  override async down() {
    this.drop('report_deliveries')
  }
}
