import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_invoices', (t) => {
      t.text('number', 40)
      t.choice('kind').notNullable()
      t.choice('state').notNullable()
      t.choice('payment_state')
      t.reference('party_id', 'contacts_parties').notNullable()
      t.date('on_date').notNullable()
      t.date('due_on')
      t.reference('payment_term_id', 'accounting_payment_terms')
      t.text('reference', 80)
      t.reference('journal_id', 'accounting_journals')
      t.choice('currency').notNullable()
      t.scaled('rate')
      t.boolean('is_tax_included')
      t.longText('note')
      t.money('net')
      t.money('tax')
      t.money('total')
      t.money('open')
      t.date('discount_until')
      t.money('discount')
      t.reference('entry_id', 'accounting_entries')
      t.reference('refunds_id', 'accounting_invoices')
      t.reference('replaces_id', 'accounting_invoices')
      t.datetime('posted_at')
      t.unique(['company_id', 'number'])
      t.index(['company_id', 'on_date'])
      t.index(['company_id', 'due_on'])
      t.index(['company_id', 'kind', 'state'])
      t.index(['company_id', 'state'])
      t.index(['company_id', 'payment_state'])
      t.index(['company_id', 'party_id', 'reference'])
    })
  }

  down() {
    this.drop('accounting_invoices')
  }
}
