import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords(
      'contacts_bank_accounts',
      (t) => {
        t.reference('party_id', 'contacts_parties', { onDelete: 'cascade' }).notNullable()
        t.text('iban', 34)
        t.text('account_number', 60)
        t.text('bic', 11)
        t.text('holder', 140)
        t.choice('currency')
        t.index(['iban'])
      },
      'shared'
    )
  }

  down() {
    this.drop('contacts_bank_accounts')
  }
}
