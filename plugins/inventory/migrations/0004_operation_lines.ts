import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('inventory_operation_lines', (t) => {
      t.reference('operation_id', 'inventory_operations').notNullable()
      t.reference('product_id', 'catalogue_products').notNullable()
      t.scaled('quantity').notNullable()
      t.reference('unit_id', 'catalogue_units')
    })
  }

  down() {
    this.drop('inventory_operation_lines')
  }
}
