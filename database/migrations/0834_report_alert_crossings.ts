import { Migration } from '#kernel/plugins/migration'

/**
 * When a watched figure crossed its bound, for one receiver and one row of the report: his last says on which side it
 * is. `row_key` is a digest of the row; the total has none.
 */
export default class extends Migration {
  override async up() {
    this.createTable('report_alert_crossings', (t) => {
      t.id()
      t.reference('company_id', 'companies').notNullable()
      t.reference('alert_id', 'report_alerts', { onDelete: 'cascade' }).notNullable()
      t.reference('user_id', 'users', { onDelete: 'cascade' }).notNullable()
      t.choice('row_key', 64).notNullable()
      t.text('row_label', 500)
      t.choice('kind', 20).notNullable()
      t.choice('value', 80)
      t.text('value_text')
      t.datetime('at').notNullable()
      t.unique(['alert_id', 'user_id', 'row_key', 'at'])
    })
  }

  override async down() {
    this.drop('report_alert_crossings')
  }
}
