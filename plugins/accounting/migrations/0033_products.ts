import { Migration } from 'kontor/migration'

/** What accounting adds to a product, one row for each. */
export default class extends Migration {
  up() {
    this.createTable('accounting_products', (t) => {
      t.id()
      t.reference('record_id', 'catalogue_products', { onDelete: 'cascade' }).notNullable()
      t.reference('income_account_id', 'accounting_accounts')
      t.reference('expense_account_id', 'accounting_accounts')
      t.reference('sale_tax_id', 'accounting_taxes')
      t.reference('purchase_tax_id', 'accounting_taxes')
      t.unique(['record_id'])
    })
  }

  down() {
    this.drop('accounting_products')
  }
}
