import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('trade_deals', (t) => {
      t.reference('customer_id', 'contacts_parties').notNullable()
      t.reference('broker_id', 'contacts_parties')
      t.reference('product_id', 'catalogue_products')
      t.scaled('quantity').notNullable()
      t.scaled('price').notNullable()
      t.money('cost')
      t.money('commission')
      t.choice('currency').notNullable()
      t.choice('state').notNullable()
      t.reference('tax_id', 'accounting_taxes')
      t.money('total')
      t.reference('entry_id', 'accounting_entries')
      t.reference('invoice_id', 'accounting_invoices')
      t.boolean('is_paid').notNullable().defaultTo(false)
    })
  }

  down() {
    this.drop('trade_deals')
  }
}
