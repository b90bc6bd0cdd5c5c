import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_payment_advances', (t) => {
      t.reference('payment_id', 'accounting_payments').notNullable()
      t.choice('currency', 3).notNullable()
      t.money('amount').notNullable()
      t.reference('tax_id', 'accounting_taxes')
      t.text('text')
      t.reference('advance_id', 'accounting_advances')
      t.integer('request_id')
    })
  }

  down() {
    this.drop('accounting_payment_advances')
  }
}
