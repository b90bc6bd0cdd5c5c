import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('inventory_stock_levels', (t) => {
      t.reference('product_id', 'catalogue_products').notNullable()
      t.reference('location_id', 'inventory_locations').notNullable()
      t.scaled('quantity').notNullable()
      t.unique(['company_id', 'product_id', 'location_id'])
      t.index(['company_id', 'quantity'])
    })
  }

  down() {
    this.drop('inventory_stock_levels')
  }
}
