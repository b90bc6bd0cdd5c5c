import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('catalogue_barcodes', (t) => {
      t.reference('product_id', 'catalogue_products', { onDelete: 'cascade' }).notNullable()
      t.text('code', 80).notNullable()
      t.choice('kind').notNullable()
      t.reference('unit_id', 'catalogue_units')
      t.text('scan_key', 80).notNullable()
      t.unique(['company_id', 'scan_key'])
    })
  }

  down() {
    this.drop('catalogue_barcodes')
  }
}
