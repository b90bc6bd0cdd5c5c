import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_tax_members', (t) => {
      t.reference('group_id', 'accounting_taxes').notNullable()
      t.reference('tax_id', 'accounting_taxes').notNullable()
      t.unique(['group_id', 'tax_id'])
    })
  }

  down() {
    this.drop('accounting_tax_members')
  }
}
