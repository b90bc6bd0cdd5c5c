import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_bank_checks', (t) => {
      t.reference('party_id', 'contacts_parties').notNullable()
      t.text('account', 180).notNullable()
      t.text('digest', 64).notNullable()
      t.choice('kind').notNullable()
      t.reference('changed_by_id', 'users')
      t.index(['company_id', 'kind'])
    })
  }

  down() {
    this.drop('accounting_bank_checks')
  }
}
