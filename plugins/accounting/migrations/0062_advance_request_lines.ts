import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_advance_request_lines', (t) => {
      t.reference('request_id', 'accounting_advance_requests').notNullable()
      t.reference('product_id', 'catalogue_products')
      t.text('text')
      t.scaled('quantity').notNullable()
      t.reference('unit_id', 'catalogue_units')
      t.scaled('price').notNullable()
      t.choice('currency')
      t.scaled('discount')
      t.scaled('share')
      t.reference('tax_id', 'accounting_taxes')
      t.money('net')
    })
  }

  down() {
    this.drop('accounting_advance_request_lines')
  }
}
