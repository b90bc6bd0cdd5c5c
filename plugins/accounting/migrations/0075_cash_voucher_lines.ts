import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_cash_voucher_lines', (t) => {
      t.reference('voucher_id', 'accounting_cash_vouchers').notNullable()
      t.reference('account_id', 'accounting_accounts').notNullable()
      t.text('text')
      t.reference('tax_id', 'accounting_taxes')
      t.reference('cost_centre_id', 'accounting_cost_centres')
      t.choice('currency', 3)
      t.money('amount').notNullable()
    })
  }

  down() {
    this.drop('accounting_cash_voucher_lines')
  }
}
