import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_cash_counts', (t) => {
      t.text('number', 40)
      t.reference('journal_id', 'accounting_journals').notNullable()
      t.date('on_date').notNullable()
      t.choice('state').notNullable()
      t.choice('currency', 3).notNullable()
      t.money('expected').notNullable()
      t.money('counted').notNullable()
      t.money('difference').notNullable()
      t.text('text')
      t.reference('entry_id', 'accounting_entries')
      t.index(['company_id', 'number'])
      t.index(['company_id', 'on_date'])
    })
  }

  down() {
    this.drop('accounting_cash_counts')
  }
}
