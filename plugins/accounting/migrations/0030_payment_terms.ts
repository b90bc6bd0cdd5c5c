import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_payment_terms', (t) => {
      t.text('name', 120).notNullable()
      t.scaled('discount_percent')
      t.integer('discount_days')
      t.longText('note')
      t.unique(['company_id', 'name'])
    })
  }

  down() {
    this.drop('accounting_payment_terms')
  }
}
