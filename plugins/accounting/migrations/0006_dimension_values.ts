import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_dimension_values', (t) => {
      t.choice('dimension').notNullable()
      t.text('code', 20).notNullable()
      t.text('name', 120).notNullable()
      t.unique(['company_id', 'code'])
      t.index(['company_id', 'dimension'])
    })
  }

  down() {
    this.drop('accounting_dimension_values')
  }
}
