import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_invoice_taxes', (t) => {
      t.reference('invoice_id', 'accounting_invoices').notNullable()
      t.reference('tax_id', 'accounting_taxes').notNullable()
      t.choice('category')
      t.scaled('rate')
      t.money('base')
      t.money('amount')
      t.choice('currency')
    })
  }

  down() {
    this.drop('accounting_invoice_taxes')
  }
}
