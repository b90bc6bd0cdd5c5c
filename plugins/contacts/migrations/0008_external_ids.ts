import { Migration } from 'kontor/migration'

/** Finds a party by its key from elsewhere whichever company it belongs to: imports ask for every row. */
export default class extends Migration {
  async up() {
    this.alter('contacts_parties', (t) => t.index(['external_id']))
  }

  async down() {
    this.schema.alterTable('contacts_parties', (table) => {
      table.dropIndex(['external_id'])
    })
  }
}
