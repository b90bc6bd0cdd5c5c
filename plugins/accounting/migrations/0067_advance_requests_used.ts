import { Migration } from 'kontor/migration'

/** What of the advances paid on a request invoices have deducted. */
export default class extends Migration {
  up() {
    this.alter('accounting_advance_requests', (t) => t.money('used'))
    this.schema.raw('UPDATE accounting_advance_requests SET used = 0 WHERE number IS NOT NULL')
  }

  down() {
    this.schema.alterTable('accounting_advance_requests', (table) => {
      table.dropColumns('used')
    })
  }
}
