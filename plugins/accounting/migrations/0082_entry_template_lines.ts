import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_entry_template_lines', (t) => {
      t.reference('template_id', 'accounting_entry_templates').notNullable()
      t.reference('account_id', 'accounting_accounts').notNullable()
      t.choice('side').notNullable()
      t.text('amount', 200)
      t.reference('party_id', 'contacts_parties')
      t.text('text')
      t.reference('unit_id', 'org_units')
      t.reference('cost_centre_id', 'accounting_cost_centres')
      t.reference('dimension_1_id', 'accounting_dimension_values')
      t.reference('dimension_2_id', 'accounting_dimension_values')
      t.reference('dimension_3_id', 'accounting_dimension_values')
    })
  }

  down() {
    this.drop('accounting_entry_template_lines')
  }
}
