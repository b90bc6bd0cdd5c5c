import { Migration } from 'kontor/migration'

/** What a company was given beside its accounts: a later edition is compared with it. */
export default class extends Migration {
  up() {
    this.alter('accounting_charts', (t) => {
      t.json('taxes')
    })
  }

  async down() {
    if (await this.schema.hasColumn('accounting_charts', 'taxes')) {
      this.schema.alterTable('accounting_charts', (table) => table.dropColumn('taxes'))
    }
  }
}
