import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('inventory_stock_moves', (t) => {
      t.date('on_date').notNullable()
      t.reference('operation_id', 'inventory_operations').notNullable()
      t.reference('line_id', 'inventory_operation_lines')
      t.reference('product_id', 'catalogue_products').notNullable()
      t.reference('from_location_id', 'inventory_locations').notNullable()
      t.reference('to_location_id', 'inventory_locations').notNullable()
      t.scaled('quantity').notNullable()
      t.index(['company_id', 'product_id', 'on_date'])
      t.index(['company_id', 'on_date'])
    })
  }

  down() {
    this.drop('inventory_stock_moves')
  }
}
