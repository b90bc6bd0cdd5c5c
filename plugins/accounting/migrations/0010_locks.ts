import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_locks', (t) => {
      t.choice('kind').notNullable()
      t.date('until')
      t.index(['company_id', 'kind'])
    })
  }

  down() {
    this.drop('accounting_locks')
  }
}
