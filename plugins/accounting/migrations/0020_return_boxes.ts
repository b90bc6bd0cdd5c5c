import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_return_boxes', (t) => {
      t.text('code', 20).notNullable()
      t.text('name').notNullable()
      t.text('other_name')
      t.text('label')
      t.text('section', 120)
      t.integer('sequence').notNullable().defaultTo(10)
      t.choice('country', 2)
      t.longText('formula')
      t.choice('rounding').notNullable()
      t.text('template_key', 60)
      t.unique(['company_id', 'code'])
      t.index(['company_id', 'sequence'])
    })
  }

  down() {
    this.drop('accounting_return_boxes')
  }
}
