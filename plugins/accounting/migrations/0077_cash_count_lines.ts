import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_cash_count_lines', (t) => {
      t.reference('count_id', 'accounting_cash_counts').notNullable()
      t.choice('currency', 3).notNullable()
      t.money('denomination').notNullable()
      t.integer('pieces').notNullable()
      t.money('amount').notNullable()
    })
  }

  down() {
    this.drop('accounting_cash_count_lines')
  }
}
