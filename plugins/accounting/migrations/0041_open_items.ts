import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_open_items', (t) => {
      t.reference('entry_id', 'accounting_entries').notNullable()
      t.reference('entry_line_id', 'accounting_entry_lines').notNullable()
      t.reference('account_id', 'accounting_accounts').notNullable()
      t.reference('party_id', 'contacts_parties').notNullable()
      t.date('on_date').notNullable()
      t.date('due_on').notNullable()
      t.choice('currency', 3).notNullable()
      t.money('amount').notNullable()
      t.money('open').notNullable()
      t.choice('company_currency', 3).notNullable()
      t.money('company_amount').notNullable()
      t.money('company_open').notNullable()
      t.boolean('is_open')
      t.unique(['entry_line_id'])
      t.index(['company_id', 'due_on'])
      t.index(['company_id', 'is_open', 'due_on'])
      t.index(['company_id', 'party_id', 'is_open'])
    })
  }

  down() {
    this.drop('accounting_open_items')
  }
}
