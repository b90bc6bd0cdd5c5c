import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_matches', (t) => {
      t.date('on_date').notNullable()
      t.reference('debit_item_id', 'accounting_open_items').notNullable()
      t.reference('credit_item_id', 'accounting_open_items').notNullable()
      t.choice('debit_currency', 3).notNullable()
      t.money('debit_amount').notNullable()
      t.choice('credit_currency', 3).notNullable()
      t.money('credit_amount').notNullable()
      t.choice('company_currency', 3).notNullable()
      t.money('debit_company_amount').notNullable()
      t.money('credit_company_amount').notNullable()
      t.reference('exchange_entry_id', 'accounting_entries')
      t.datetime('undone_at')
      t.index(['company_id', 'on_date'])
    })
  }

  down() {
    this.drop('accounting_matches')
  }
}
