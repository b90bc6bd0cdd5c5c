import { Migration } from 'kontor/migration'

/** What the amounts of a template are in, where that is not the company's currency. */
export default class extends Migration {
  up() {
    this.alter('accounting_entry_templates', (t) => {
      t.choice('currency', 3)
    })
  }

  down() {
    this.schema.alterTable('accounting_entry_templates', (table) => table.dropColumn('currency'))
  }
}
