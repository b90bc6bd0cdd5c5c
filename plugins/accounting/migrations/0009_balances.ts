import { Migration } from 'kontor/migration'

/** Rows are only added by postings and folded together later: the sum of a key's rows is its balance. */
export default class extends Migration {
  up() {
    this.createTable('accounting_balances', (t) => {
      t.id()
      t.count('company_id').notNullable()
      t.count('account_id').notNullable()
      t.date('month').notNullable()
      t.choice('currency', 3)
      t.count('unit_id')
      t.count('cost_centre_id')
      t.count('dimension_1_id')
      t.count('dimension_2_id')
      t.count('dimension_3_id')
      t.boolean('is_closing')
      t.money('debit').notNullable()
      t.money('credit').notNullable()
      t.money('foreign_amount').notNullable()
      t.integer('line_count').notNullable()
      t.index(['company_id', 'account_id', 'month'])
      t.index(['company_id', 'month'])
    })
  }

  down() {
    this.drop('accounting_balances')
  }
}
