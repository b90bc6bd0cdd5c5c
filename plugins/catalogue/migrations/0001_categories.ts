import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('catalogue_categories', (t) => {
      t.text('name', 120).notNullable()
      t.reference('parent_id', 'catalogue_categories')
      t.longText('description')
      t.index(['company_id', 'name'])
    })
  }

  down() {
    this.drop('catalogue_categories')
  }
}
