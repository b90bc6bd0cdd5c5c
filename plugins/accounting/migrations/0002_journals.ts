import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_journals', (t) => {
      t.text('code', 20).notNullable()
      t.text('name', 120).notNullable()
      t.choice('kind').notNullable()
      t.reference('account_id', 'accounting_accounts')
      t.choice('currency', 3)
      t.boolean('is_chronological')
      t.unique(['company_id', 'code'])
      t.index(['company_id', 'kind'])
    })
  }

  down() {
    this.drop('accounting_journals')
  }
}
