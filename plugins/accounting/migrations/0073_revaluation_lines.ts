import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_revaluation_lines', (t) => {
      t.reference('revaluation_id', 'accounting_revaluations').notNullable()
      t.reference('account_id', 'accounting_accounts').notNullable()
      t.reference('party_id', 'contacts_parties')
      t.choice('foreign_currency', 3).notNullable()
      t.money('amount').notNullable()
      t.text('rate', 40)
      t.choice('currency', 3).notNullable()
      t.money('booked').notNullable()
      t.money('worth').notNullable()
      t.money('difference').notNullable()
    })
  }

  down() {
    this.drop('accounting_revaluation_lines')
  }
}
