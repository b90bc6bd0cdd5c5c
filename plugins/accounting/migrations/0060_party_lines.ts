import { Migration } from 'kontor/migration'

const KEYS = ['company_id', 'party_id', 'account_id', 'on_date', 'is_posted', 'debit', 'credit']
const NAME = 'accounting_entry_lines_parties_index'

/** Holds all that the partner ledger of a large company adds up: no line is read for it. */
export default class extends Migration {
  up() {
    this.schema.alterTable('accounting_entry_lines', (table) => {
      table.index(KEYS, NAME)
    })
  }

  down() {
    this.schema.alterTable('accounting_entry_lines', (table) => {
      table.dropIndex(KEYS, NAME)
    })
  }
}
