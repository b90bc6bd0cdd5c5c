import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_entry_lines', (t) => {
      t.reference('entry_id', 'accounting_entries').notNullable()
      t.reference('account_id', 'accounting_accounts').notNullable()
      t.reference('party_id', 'contacts_parties')
      t.text('text')
      t.text('text_digest', 64)
      t.text('salt', 32)
      t.money('debit')
      t.money('credit')
      t.choice('currency', 3).notNullable()
      t.choice('foreign_currency', 3)
      t.money('foreign_amount')
      t.date('due_on')
      t.reference('unit_id', 'org_units')
      t.reference('cost_centre_id', 'accounting_cost_centres')
      t.reference('dimension_1_id', 'accounting_dimension_values')
      t.reference('dimension_2_id', 'accounting_dimension_values')
      t.reference('dimension_3_id', 'accounting_dimension_values')
      t.integer('tax_id')
      t.date('on_date')
      t.boolean('is_posted')
      t.boolean('is_closing')
      t.index(['company_id', 'account_id', 'on_date'])
      t.index(['company_id', 'party_id', 'on_date'])
      t.index(['company_id', 'on_date'])
    })
  }

  down() {
    this.drop('accounting_entry_lines')
  }
}
