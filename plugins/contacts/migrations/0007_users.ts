import { Migration } from 'kontor/migration'

/** The party of each user: a person is stored once. */
export default class extends Migration {
  up() {
    this.createTable('contacts_users', (t) => {
      t.id()
      t.reference('record_id', 'users', { onDelete: 'cascade' }).notNullable()
      t.reference('party_id', 'contacts_parties')
      t.unique(['record_id'])
    })
  }

  down() {
    this.drop('contacts_users')
  }
}
