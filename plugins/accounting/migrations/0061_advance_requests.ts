import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_advance_requests', (t) => {
      t.text('number', 40)
      t.choice('state').notNullable()
      t.reference('party_id', 'contacts_parties').notNullable()
      t.date('on_date').notNullable()
      t.date('due_on')
      t.text('reference', 80)
      t.choice('currency').notNullable()
      t.boolean('is_tax_included')
      t.longText('note')
      t.money('net')
      t.money('tax')
      t.money('total')
      t.money('paid')
      t.money('open')
      t.reference('invoice_id', 'accounting_invoices')
      t.datetime('issued_at')
      t.text('reason')
      t.unique(['company_id', 'number'])
      t.index(['company_id', 'state'])
      t.index(['company_id', 'on_date'])
      t.index(['company_id', 'due_on'])
    })
  }

  down() {
    this.drop('accounting_advance_requests')
  }
}
