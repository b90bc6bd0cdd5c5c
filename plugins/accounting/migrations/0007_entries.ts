import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_entries', (t) => {
      t.text('number', 60)
      t.reference('journal_id', 'accounting_journals').notNullable()
      t.date('on_date').notNullable()
      t.choice('state').notNullable()
      t.choice('kind').notNullable()
      t.text('reference', 80)
      t.text('text')
      t.choice('currency', 3).notNullable()
      t.money('amount')
      t.reference('reverses_id', 'accounting_entries')
      t.reference('corrects_id', 'accounting_entries')
      t.choice('source_model', 80)
      t.integer('source_id')
      t.datetime('posted_at')
      t.text('seal', 80)
      t.unique(['company_id', 'number'])
      t.index(['company_id', 'on_date'])
      t.index(['company_id', 'state', 'on_date'])
      t.index(['company_id', 'source_model', 'source_id'])
    })
  }

  down() {
    this.drop('accounting_entries')
  }
}
