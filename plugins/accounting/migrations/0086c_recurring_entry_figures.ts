import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_recurring_entry_figures', (t) => {
      t.reference('recurring_id', 'accounting_recurring_entries').notNullable()
      t.text('name', 40).notNullable()
      t.scaled('value').notNullable()
    })
  }

  down() {
    this.drop('accounting_recurring_entry_figures')
  }
}
