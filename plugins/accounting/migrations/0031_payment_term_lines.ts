import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_payment_term_lines', (t) => {
      t.reference('term_id', 'accounting_payment_terms').notNullable()
      t.choice('kind').notNullable()
      t.scaled('percent')
      t.money('amount')
      t.choice('currency')
      t.choice('starts_at').notNullable()
      t.integer('months')
      t.integer('days')
      t.choice('moves_to').notNullable()
      t.integer('on_day')
    })
  }

  down() {
    this.drop('accounting_payment_term_lines')
  }
}
