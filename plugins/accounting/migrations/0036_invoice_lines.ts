import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_invoice_lines', (t) => {
      t.reference('invoice_id', 'accounting_invoices').notNullable()
      t.reference('product_id', 'catalogue_products')
      t.text('text')
      t.scaled('quantity').notNullable()
      t.reference('unit_id', 'catalogue_units')
      t.scaled('price').notNullable()
      t.choice('currency')
      t.scaled('discount')
      t.reference('tax_id', 'accounting_taxes')
      t.reference('account_id', 'accounting_accounts')
      t.reference('cost_centre_id', 'accounting_cost_centres')
      t.money('net')
    })
  }

  down() {
    this.drop('accounting_invoice_lines')
  }
}
