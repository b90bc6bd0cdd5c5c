import { Migration } from 'kontor/migration'

/** Why the invoice of a date could not be mailed. */
export default class extends Migration {
  up() {
    this.alter('accounting_recurring_runs', (t) => {
      t.longText('mail_problem')
    })
  }

  async down() {
    if (await this.schema.hasColumn('accounting_recurring_runs', 'mail_problem')) {
      this.schema.alterTable('accounting_recurring_runs', (table) =>
        table.dropColumn('mail_problem')
      )
    }
  }
}
