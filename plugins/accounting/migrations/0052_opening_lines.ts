import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_opening_lines', (t) => {
      t.reference('opening_id', 'accounting_openings').notNullable()
      t.reference('account_id', 'accounting_accounts').notNullable()
      t.money('debit')
      t.money('credit')
      t.choice('currency', 3).notNullable()
      t.reference('party_id', 'contacts_parties')
      t.text('reference', 80)
      t.date('due_on')
      t.choice('foreign_currency', 3)
      t.money('foreign_amount')
    })
  }

  down() {
    this.drop('accounting_opening_lines')
  }
}
