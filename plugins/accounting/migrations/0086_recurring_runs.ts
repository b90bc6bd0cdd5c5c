import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_recurring_runs', (t) => {
      t.date('due_on').notNullable()
      t.reference('recurring_entry_id', 'accounting_recurring_entries')
      t.reference('recurring_invoice_id', 'accounting_recurring_invoices')
      t.count('entry_id')
      t.count('invoice_id')
      t.index(['company_id', 'due_on'])
      t.index(['entry_id'])
      t.index(['invoice_id'])
      t.unique(['company_id', 'recurring_entry_id', 'due_on'])
      t.unique(['company_id', 'recurring_invoice_id', 'due_on'])
    })
  }

  down() {
    this.drop('accounting_recurring_runs')
  }
}
