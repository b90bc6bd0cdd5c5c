import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_payment_lines', (t) => {
      t.reference('payment_id', 'accounting_payments').notNullable()
      t.reference('open_item_id', 'accounting_open_items').notNullable()
      t.choice('currency', 3).notNullable()
      t.money('amount').notNullable()
      t.money('discount')
      t.money('write_off')
      t.choice('payment_currency', 3).notNullable()
      t.money('paid')
    })
  }

  down() {
    this.drop('accounting_payment_lines')
  }
}
