import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_openings', (t) => {
      t.text('text', 120).notNullable()
      t.date('on_date').notNullable()
      t.reference('offset_id', 'accounting_accounts')
      t.money('control_debit')
      t.money('control_receivable')
      t.money('control_payable')
      t.choice('currency', 3).notNullable()
      t.choice('state').notNullable()
      t.reference('entry_id', 'accounting_entries')
      t.index(['company_id', 'on_date'])
      t.index(['company_id', 'state'])
    })
  }

  down() {
    this.drop('accounting_openings')
  }
}
