import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('inventory_warehouses', (t) => {
      t.text('name', 120).notNullable()
      t.text('code', 20).notNullable()
      t.text('address')
      t.unique(['company_id', 'code'])
      t.index(['company_id', 'name'])
    })
  }

  down() {
    this.drop('inventory_warehouses')
  }
}
