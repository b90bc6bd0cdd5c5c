import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_revaluations', (t) => {
      t.text('number', 40)
      t.date('on_date').notNullable()
      t.text('day_taken', 10)
      t.choice('state').notNullable()
      t.money('gain').notNullable()
      t.money('loss').notNullable()
      t.choice('currency', 3).notNullable()
      t.reference('entry_id', 'accounting_entries')
      t.reference('reversal_id', 'accounting_entries')
      t.unique(['company_id', 'day_taken'])
      t.index(['company_id', 'number'])
      t.index(['company_id', 'on_date'])
    })
  }

  down() {
    this.drop('accounting_revaluations')
  }
}
