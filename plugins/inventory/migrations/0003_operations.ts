import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('inventory_operations', (t) => {
      t.text('number', 40)
      t.choice('kind').notNullable()
      t.choice('state').notNullable()
      t.date('on_date').notNullable()
      t.reference('party_id', 'contacts_parties')
      t.reference('from_location_id', 'inventory_locations')
      t.reference('to_location_id', 'inventory_locations')
      t.text('reference', 80)
      t.longText('note')
      t.datetime('posted_at')
      t.reference('reverses_id', 'inventory_operations')
      t.unique(['company_id', 'number'])
      t.index(['company_id', 'state', 'on_date'])
      t.index(['company_id', 'kind'])
      t.index(['company_id', 'on_date'])
    })
  }

  down() {
    this.drop('inventory_operations')
  }
}
