import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_tax_marks', (t) => {
      t.date('on_date').notNullable()
      t.reference('entry_id', 'accounting_entries').notNullable()
      t.reference('entry_line_id', 'accounting_entry_lines')
      t.reference('party_id', 'contacts_parties')
      t.reference('tax_id', 'accounting_taxes').notNullable()
      t.reference('part_id', 'accounting_tax_parts')
      t.reference('box_id', 'accounting_return_boxes')
      t.choice('of').notNullable()
      t.money('amount').notNullable()
      t.choice('currency', 3).notNullable()
      t.index(['company_id', 'on_date', 'box_id'])
      t.index(['company_id', 'box_id', 'on_date'])
    })
  }

  down() {
    this.drop('accounting_tax_marks')
  }
}
