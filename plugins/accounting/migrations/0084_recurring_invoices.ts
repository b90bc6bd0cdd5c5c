import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_recurring_invoices', (t) => {
      t.text('name', 120).notNullable()
      t.choice('state').notNullable()
      t.integer('every').notNullable()
      t.choice('span').notNullable()
      t.date('starts_on').notNullable()
      t.boolean('on_last_day')
      t.date('until')
      t.integer('times')
      t.choice('makes').notNullable()
      t.choice('covers').notNullable()
      t.date('next_on')
      t.date('last_on')
      t.integer('made')
      t.longText('problem')
      t.choice('kind').notNullable()
      t.reference('party_id', 'contacts_parties').notNullable()
      t.choice('currency', 3).notNullable()
      t.text('reference', 80)
      t.reference('payment_term_id', 'accounting_payment_terms')
      t.longText('note')
      t.boolean('is_tax_included')
      t.index(['company_id', 'name'])
      t.index(['company_id', 'state'])
      t.index(['company_id', 'next_on'])
      t.index(['company_id', 'kind'])
    })
  }

  down() {
    this.drop('accounting_recurring_invoices')
  }
}
