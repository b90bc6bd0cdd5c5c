import { Migration } from '#kernel/plugins/migration'

/** Reports that are sent by mail; `next_run_at` is null where none is due any more. */
export default class extends Migration {
  override async up() {
    this.createRecords('report_schedules', (t) => {
      t.reference('report_id', 'reports').notNullable()
      t.reference('owner_id', 'users').notNullable()
      t.json('user_ids')
      t.json('role_ids')
      t.json('formats')
      t.json('rhythm')
      t.json('parameter_values')
      t.boolean('only_with_rows')
      t.boolean('is_on')
      t.date('ends_on')
      t.choice('planned_in', 60)
      t.datetime('next_run_at')
      t.datetime('last_run_at')
      t.index(['next_run_at'])
    })
  }

  override async down() {
    this.drop('report_schedules')
  }
}
