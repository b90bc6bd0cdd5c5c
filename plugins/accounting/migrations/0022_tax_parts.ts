import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords('accounting_tax_parts', (t) => {
      t.reference('tax_id', 'accounting_taxes').notNullable()
      t.choice('of').notNullable()
      t.choice('for').notNullable()
      t.scaled('factor').notNullable()
      t.reference('account_id', 'accounting_accounts')
      t.reference('box_id', 'accounting_return_boxes')
      t.choice('box_sign').notNullable()
    })
  }

  down() {
    this.drop('accounting_tax_parts')
  }
}
