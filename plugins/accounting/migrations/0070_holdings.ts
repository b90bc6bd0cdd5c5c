import { Migration } from 'kontor/migration'

/** The other company without a foreign key: these books may be taken home without it. */
export default class extends Migration {
  up() {
    this.createRecords('accounting_holdings', (t) => {
      t.count('held_id').notNullable()
      t.date('since').notNullable()
      t.scaled('percent').notNullable()
      t.boolean('is_controlled')
      t.reference('account_id', 'accounting_accounts')
      t.index(['held_id'])
      t.index(['company_id', 'since'])
    })
  }

  down() {
    this.drop('accounting_holdings')
  }
}
