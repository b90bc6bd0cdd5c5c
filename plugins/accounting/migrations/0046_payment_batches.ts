import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_payment_batches', (t) => {
      t.text('number', 40)
      t.choice('state').notNullable()
      t.reference('journal_id', 'accounting_journals').notNullable()
      t.date('on_date').notNullable()
      t.date('due_until').notNullable()
      t.choice('currency', 3).notNullable()
      t.money('total')
      t.text('text')
      t.json('makers')
      t.reference('approved_by_id', 'users')
      t.datetime('approved_at')
      t.index(['company_id', 'number'])
      t.index(['company_id', 'state'])
      t.index(['company_id', 'on_date'])
    })
  }

  down() {
    this.drop('accounting_payment_batches')
  }
}
