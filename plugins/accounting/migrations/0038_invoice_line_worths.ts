import { Migration } from 'kontor/migration'

/** What a posted line comes to in the company's currency, below zero on credit notes: what sales and purchases add up. */
export default class extends Migration {
  up() {
    this.alter('accounting_invoice_lines', (t) => {
      t.choice('company_currency', 3)
      t.money('company_net')
    })
  }

  down() {
    this.schema.alterTable('accounting_invoice_lines', (table) => {
      table.dropColumns('company_currency', 'company_net')
    })
  }
}
