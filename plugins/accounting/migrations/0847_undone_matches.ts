import { Migration } from 'kontor/migration'

const KEYS = ['company_id', 'undone_on']
const NAME = 'accounting_matches_undone_index'

/** What was undone after a day is found without reading all that was ever matched. */
export default class extends Migration {
  up() {
    this.schema.alterTable('accounting_matches', (table) => {
      table.index(KEYS, NAME)
    })
  }

  down() {
    this.schema.alterTable('accounting_matches', (table) => {
      table.dropIndex(KEYS, NAME)
    })
  }
}
