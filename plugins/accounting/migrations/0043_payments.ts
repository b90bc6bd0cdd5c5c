import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_payments', (t) => {
      t.text('number', 40)
      t.choice('direction').notNullable()
      t.choice('state').notNullable()
      t.reference('party_id', 'contacts_parties').notNullable()
      t.reference('journal_id', 'accounting_journals').notNullable()
      t.date('on_date').notNullable()
      t.choice('currency', 3).notNullable()
      t.money('amount').notNullable()
      t.scaled('rate')
      t.choice('rest').notNullable()
      t.text('reference', 80)
      t.text('text')
      t.reference('entry_id', 'accounting_entries')
      t.index(['company_id', 'number'])
      t.index(['company_id', 'state'])
      t.index(['company_id', 'direction'])
      t.index(['company_id', 'on_date'])
    })
  }

  down() {
    this.drop('accounting_payments')
  }
}
