import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_cheque_stocks', (t) => {
      t.text('name', 120).notNullable()
      t.reference('journal_id', 'accounting_journals').notNullable()
      t.choice('layout').notNullable()
      t.integer('first_number').notNullable()
      t.integer('last_number')
      t.integer('digits').notNullable()
      t.integer('next_number').notNullable()
      t.scaled('shift_right')
      t.scaled('shift_down')
      t.index(['company_id', 'name'])
    })
  }

  down() {
    this.drop('accounting_cheque_stocks')
  }
}
