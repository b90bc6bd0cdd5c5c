import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_cheques', (t) => {
      t.text('number', 20).notNullable()
      t.integer('serial').notNullable()
      t.choice('state').notNullable()
      t.reference('stock_id', 'accounting_cheque_stocks').notNullable()
      t.reference('journal_id', 'accounting_journals').notNullable()
      t.date('on_date').notNullable()
      t.text('payee', 200)
      t.reference('party_id', 'contacts_parties')
      t.choice('currency', 3)
      t.money('amount')
      t.reference('payment_id', 'accounting_payments')
      t.reference('batch_id', 'accounting_payment_batches')
      t.integer('reprints')
      t.date('cleared_on')
      t.text('reason')
      t.index(['company_id', 'number'])
      t.index(['company_id', 'state'])
      t.index(['company_id', 'on_date'])
      t.unique(['journal_id', 'serial'])
      t.index(['stock_id', 'serial'])
    })
  }

  down() {
    this.drop('accounting_cheques')
  }
}
