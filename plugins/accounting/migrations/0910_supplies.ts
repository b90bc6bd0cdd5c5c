import { Migration } from 'kontor/migration'

/** Whether a tax rule is for goods or services, and what a line of a document is about. */
export default class extends Migration {
  up() {
    for (const table of TABLES) this.alter(table, (t) => t.choice('supply'))
  }

  down() {
    for (const name of TABLES) {
      this.schema.alterTable(name, (table) => table.dropColumn('supply'))
    }
  }
}

const TABLES = ['accounting_tax_rules', 'accounting_invoice_lines']
