import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_periods', (t) => {
      t.text('name', 20).notNullable()
      t.reference('fiscal_year_id', 'accounting_fiscal_years').notNullable()
      t.date('starts_on').notNullable()
      t.date('ends_on').notNullable()
      t.choice('state').notNullable()
      t.index(['company_id', 'starts_on'])
    })
  }

  down() {
    this.drop('accounting_periods')
  }
}
