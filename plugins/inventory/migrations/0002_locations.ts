import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('inventory_locations', (t) => {
      t.text('name', 120).notNullable()
      t.text('code', 40).notNullable()
      t.choice('kind').notNullable()
      t.reference('warehouse_id', 'inventory_warehouses')
      t.reference('parent_id', 'inventory_locations')
      t.boolean('is_default')
      t.unique(['company_id', 'code'])
      t.index(['company_id', 'kind'])
    })
  }

  down() {
    this.drop('inventory_locations')
  }
}
