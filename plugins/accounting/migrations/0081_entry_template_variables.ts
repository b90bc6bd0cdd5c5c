import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_entry_template_variables', (t) => {
      t.reference('template_id', 'accounting_entry_templates').notNullable()
      t.text('name', 40).notNullable()
      t.scaled('value')
    })
  }

  down() {
    this.drop('accounting_entry_template_variables')
  }
}
