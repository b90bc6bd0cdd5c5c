import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_cash_vouchers', (t) => {
      t.text('number', 40)
      t.choice('kind').notNullable()
      t.choice('state').notNullable()
      t.reference('journal_id', 'accounting_journals')
      t.date('on_date').notNullable()
      t.reference('party_id', 'contacts_parties')
      t.text('person', 120)
      t.text('text').notNullable()
      t.text('reference', 80)
      t.choice('currency', 3)
      t.scaled('rate')
      t.money('amount')
      t.reference('entry_id', 'accounting_entries')
      t.index(['company_id', 'number'])
      t.index(['company_id', 'state'])
      t.index(['company_id', 'kind'])
      t.index(['company_id', 'on_date'])
    })
  }

  down() {
    this.drop('accounting_cash_vouchers')
  }
}
