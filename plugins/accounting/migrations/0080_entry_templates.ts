import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_entry_templates', (t) => {
      t.text('name', 120).notNullable()
      t.reference('journal_id', 'accounting_journals').notNullable()
      t.text('text')
      t.text('reference', 80)
      t.unique(['company_id', 'name'])
    })
  }

  down() {
    this.drop('accounting_entry_templates')
  }
}
