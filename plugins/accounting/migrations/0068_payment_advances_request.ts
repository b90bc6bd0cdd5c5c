import { Migration } from 'kontor/migration'

/** Which payments paid a request. */
export default class extends Migration {
  up() {
    this.alter('accounting_payment_advances', (t) => t.index(['company_id', 'request_id']))
  }

  down() {
    this.schema.alterTable('accounting_payment_advances', (table) => {
      table.dropIndex(['company_id', 'request_id'])
    })
  }
}
