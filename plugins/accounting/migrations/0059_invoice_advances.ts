import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_invoice_advances', (t) => {
      t.reference('invoice_id', 'accounting_invoices').notNullable()
      t.reference('advance_id', 'accounting_advances').notNullable()
      t.choice('currency', 3).notNullable()
      t.money('amount').notNullable()
    })
  }

  down() {
    this.drop('accounting_invoice_advances')
  }
}
