import { Migration } from 'kontor/migration'

/** Who signed which step of moving in off, and what it was then. */
export default class extends Migration {
  up() {
    this.createRecords('accounting_move_in_steps', (t) => {
      t.choice('step').notNullable()
      t.reference('signed_by_id', 'users').notNullable()
      t.datetime('signed_at').notNullable()
      t.text('note')
      t.longText('facts')
      t.index(['company_id', 'step'])
    })
  }

  down() {
    this.drop('accounting_move_in_steps')
  }
}
