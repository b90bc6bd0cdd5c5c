import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_payment_batch_lines', (t) => {
      t.reference('batch_id', 'accounting_payment_batches').notNullable()
      t.reference('open_item_id', 'accounting_open_items').notNullable()
      t.reference('party_id', 'contacts_parties')
      t.date('due_on')
      t.choice('currency', 3)
      t.money('amount').notNullable()
      t.money('discount')
      t.choice('bank')
      t.text('account', 180)
      t.reference('payment_id', 'accounting_payments')
    })
  }

  down() {
    this.drop('accounting_payment_batch_lines')
  }
}
