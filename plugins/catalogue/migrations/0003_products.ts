import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('catalogue_products', (t) => {
      t.text('name').notNullable()
      t.text('code', 60)
      t.choice('kind').notNullable()
      t.reference('category_id', 'catalogue_categories')
      t.longText('description')
      t.boolean('is_discontinued')
      t.scaled('sales_price')
      t.scaled('cost')
      t.choice('currency').notNullable()
      t.reference('unit_id', 'catalogue_units').notNullable()
      t.reference('sales_unit_id', 'catalogue_units')
      t.reference('purchase_unit_id', 'catalogue_units')
      t.text('packaging', 120)
      t.text('barcode', 80)
      t.reference('supplier_id', 'contacts_parties')
      t.choice('origin_country')
      t.text('hs_code', 12)
      t.scaled('weight')
      t.reference('weight_unit_id', 'catalogue_units')
      t.unique(['company_id', 'code'])
      for (const key of ['name', 'barcode', 'is_discontinued']) t.index(['company_id', key])
    })
  }

  down() {
    this.drop('catalogue_products')
  }
}
