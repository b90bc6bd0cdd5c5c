import { Migration } from 'kontor/migration'

/** What accounting adds to a party: a row for each party and company, since companies share parties. */
export default class extends Migration {
  up() {
    this.createTable('accounting_parties', (t) => {
      t.id()
      t.reference('record_id', 'contacts_parties', { onDelete: 'cascade' }).notNullable()
      t.reference('company_id', 'companies').notNullable()
      t.reference('receivable_account_id', 'accounting_accounts')
      t.reference('payable_account_id', 'accounting_accounts')
      t.reference('payment_term_id', 'accounting_payment_terms')
      t.reference('supplier_payment_term_id', 'accounting_payment_terms')
      t.scaled('credit_limit')
      t.choice('tax_group')
      t.unique(['record_id', 'company_id'])
    })
  }

  down() {
    this.drop('accounting_parties')
  }
}
