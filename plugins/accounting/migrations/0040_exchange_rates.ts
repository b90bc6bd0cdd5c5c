import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_exchange_rates', (t) => {
      t.choice('currency', 3).notNullable()
      t.date('on_date').notNullable()
      t.scaled('rate').notNullable()
      t.choice('per').notNullable()
      t.index(['company_id', 'currency', 'on_date'])
      t.index(['company_id', 'on_date'])
    })
  }

  down() {
    this.drop('accounting_exchange_rates')
  }
}
