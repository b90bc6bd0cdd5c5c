import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_tax_filings', (t) => {
      t.text('name', 40).notNullable()
      t.date('starts_on').notNullable()
      t.date('ends_on').notNullable()
      t.choice('state').notNullable()
      t.text('reference', 80)
      t.json('figures').notNullable()
      t.text('hash', 80).notNullable()
      t.text('reason')
      t.datetime('withdrawn_at')
      t.date('lock_was')
      t.text('day_taken', 10)
      t.index(['company_id', 'starts_on'])
      t.unique(['company_id', 'day_taken'])
    })
  }

  down() {
    this.drop('accounting_tax_filings')
  }
}
