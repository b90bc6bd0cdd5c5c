import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_cost_centres', (t) => {
      t.text('code', 20).notNullable()
      t.text('name', 120).notNullable()
      t.reference('parent_id', 'accounting_cost_centres')
      t.unique(['company_id', 'code'])
    })
  }

  down() {
    this.drop('accounting_cost_centres')
  }
}
