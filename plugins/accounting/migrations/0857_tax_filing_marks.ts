import { Migration } from 'kontor/migration'

/** The newest mark of tax there was when a return was filed: what came later changed it. */
export default class extends Migration {
  up() {
    this.alter('accounting_tax_filings', (t) => t.count('marks_until'))
  }

  down() {
    this.schema.alterTable('accounting_tax_filings', (table) => table.dropColumn('marks_until'))
  }
}
