import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_advance_taxes', (t) => {
      t.reference('advance_id', 'accounting_advances').notNullable()
      t.reference('tax_id', 'accounting_taxes').notNullable()
      t.choice('currency', 3).notNullable()
      t.money('base').notNullable()
      t.money('amount').notNullable()
    })
  }

  down() {
    this.drop('accounting_advance_taxes')
  }
}
