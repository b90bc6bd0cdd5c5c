import { Migration } from 'kontor/migration'

/** Taxes that are owed when their document is paid: what is to be counted and booked then, and what was already. */
export default class extends Migration {
  up() {
    this.createTable('accounting_tax_waiting', (t) => {
      t.id()
      t.reference('company_id', 'companies').notNullable()
      t.reference('entry_id', 'accounting_entries').notNullable()
      t.reference('tax_id', 'accounting_taxes').notNullable()
      t.reference('part_id', 'accounting_tax_parts')
      t.reference('box_id', 'accounting_return_boxes')
      t.choice('of').notNullable()
      t.reference('account_id', 'accounting_accounts')
      t.money('amount').notNullable()
      t.money('posted').notNullable()
      t.money('amount_moved').notNullable()
      t.money('posted_moved').notNullable()
    })
  }

  down() {
    this.drop('accounting_tax_waiting')
  }
}
