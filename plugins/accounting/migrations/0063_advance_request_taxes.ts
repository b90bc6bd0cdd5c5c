import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_advance_request_taxes', (t) => {
      t.reference('request_id', 'accounting_advance_requests').notNullable()
      t.reference('tax_id', 'accounting_taxes').notNullable()
      t.choice('category')
      t.scaled('rate')
      t.money('base')
      t.money('amount')
      t.choice('currency')
    })
  }

  down() {
    this.drop('accounting_advance_request_taxes')
  }
}
