import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_layout_versions', (t) => {
      t.reference('layout_id', 'accounting_layouts').notNullable()
      t.integer('number').notNullable()
      t.text('label', 140)
      t.json('rows')
      t.unique(['layout_id', 'number'])
      t.index(['company_id', 'number'])
    })
  }

  down() {
    this.drop('accounting_layout_versions')
  }
}
