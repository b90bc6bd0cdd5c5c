import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_advances', (t) => {
      t.text('number', 40)
      t.choice('side').notNullable()
      t.choice('state').notNullable()
      t.reference('party_id', 'contacts_parties').notNullable()
      t.date('on_date').notNullable()
      t.text('text')
      t.reference('payment_id', 'accounting_payments')
      t.reference('open_item_id', 'accounting_open_items')
      t.reference('entry_id', 'accounting_entries').notNullable()
      t.reference('account_id', 'accounting_accounts').notNullable()
      t.reference('tax_account_id', 'accounting_accounts')
      t.choice('currency', 3).notNullable()
      t.money('amount').notNullable()
      t.money('tax').notNullable()
      t.money('open').notNullable()
      t.choice('company_currency', 3).notNullable()
      t.money('worth').notNullable()
      t.money('worth_open').notNullable()
      t.integer('request_id')
      t.json('posted')
      t.index(['company_id', 'number'])
      t.index(['company_id', 'state', 'party_id'])
      t.index(['company_id', 'side'])
      t.index(['company_id', 'on_date'])
      t.index(['company_id', 'request_id'])
    })
    // Charts that were loaded before have these accounts without a party on their lines.
    this.schema.raw(
      "UPDATE accounting_accounts SET takes_party = 1 WHERE used_for IN ('customer_advances', 'supplier_advances')"
    )
  }

  down() {
    this.drop('accounting_advances')
  }
}
