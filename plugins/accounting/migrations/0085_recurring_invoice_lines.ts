import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_recurring_invoice_lines', (t) => {
      t.reference('recurring_id', 'accounting_recurring_invoices').notNullable()
      t.reference('product_id', 'catalogue_products')
      t.text('text')
      t.scaled('quantity')
      t.scaled('price')
      t.choice('currency', 3)
      t.scaled('discount')
      t.reference('tax_id', 'accounting_taxes')
      t.reference('account_id', 'accounting_accounts')
      t.reference('cost_centre_id', 'accounting_cost_centres')
    })
  }

  down() {
    this.drop('accounting_recurring_invoice_lines')
  }
}
