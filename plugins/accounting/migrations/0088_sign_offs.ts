import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_sign_offs', (t) => {
      t.text('name', 160).notNullable()
      t.reference('period_id', 'accounting_periods')
      t.reference('fiscal_year_id', 'accounting_fiscal_years')
      t.reference('task_id', 'accounting_close_tasks')
      t.text('line', 60).notNullable()
      t.text('note')
      t.datetime('withdrawn_at')
      t.text('place', 120)
      t.unique(['company_id', 'place'])
    })
  }

  down() {
    this.drop('accounting_sign_offs')
  }
}
