import { Migration } from 'kontor/migration'

/** What inventory adds to a product, one row for each. */
export default class extends Migration {
  up() {
    this.createTable('inventory_products', (t) => {
      t.id()
      t.reference('record_id', 'catalogue_products', { onDelete: 'cascade' }).notNullable()
      t.scaled('reorder_level')
      t.unique(['record_id'])
    })
  }

  down() {
    this.drop('inventory_products')
  }
}
