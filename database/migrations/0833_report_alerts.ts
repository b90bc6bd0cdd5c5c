import { Migration } from '#kernel/plugins/migration'

/** Figures of reports that are watched; `bound` is a decimal text, of a change the percent. */
export default class extends Migration {
  override async up() {
    this.createRecords('report_alerts', (t) => {
      t.reference('report_id', 'reports').notNullable()
      t.reference('owner_id', 'users').notNullable()
      t.json('user_ids')
      t.json('role_ids')
      t.choice('measure', 200).notNullable()
      t.text('measure_label').notNullable()
      t.choice('scope', 20).notNullable()
      t.choice('condition', 20).notNullable()
      t.choice('bound', 60).notNullable()
      t.integer('every_minutes').notNullable()
      t.integer('remind_days')
      t.json('parameter_values')
      t.boolean('is_on')
      t.datetime('snoozed_until')
      t.datetime('next_check_at')
      t.index(['next_check_at'])
    })
  }

  override async down() {
    this.drop('report_alerts')
  }
}
