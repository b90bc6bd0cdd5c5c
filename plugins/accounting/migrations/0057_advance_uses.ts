import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_advance_uses', (t) => {
      t.reference('advance_id', 'accounting_advances').notNullable()
      t.choice('kind').notNullable()
      t.reference('invoice_id', 'accounting_invoices')
      t.reference('payment_id', 'accounting_payments')
      t.date('on_date').notNullable()
      t.choice('currency', 3).notNullable()
      t.money('amount').notNullable()
      t.money('tax').notNullable()
      t.choice('company_currency', 3).notNullable()
      t.money('worth').notNullable()
      t.json('posted')
      t.reference('entry_id', 'accounting_entries').notNullable()
      t.datetime('undone_at')
      t.reference('undone_entry_id', 'accounting_entries')
      t.index(['company_id', 'kind'])
      t.index(['company_id', 'on_date'])
    })
  }

  down() {
    this.drop('accounting_advance_uses')
  }
}
