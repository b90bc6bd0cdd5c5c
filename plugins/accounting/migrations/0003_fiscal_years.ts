import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_fiscal_years', (t) => {
      t.text('name', 20).notNullable()
      t.date('starts_on').notNullable()
      t.date('ends_on').notNullable()
      t.choice('state').notNullable()
      t.unique(['company_id', 'name'])
      t.index(['company_id', 'starts_on'])
    })
  }

  down() {
    this.drop('accounting_fiscal_years')
  }
}
