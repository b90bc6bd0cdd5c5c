import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords(
      'contacts_phones',
      (t) => {
        t.reference('party_id', 'contacts_parties', { onDelete: 'cascade' }).notNullable()
        t.choice('kind').notNullable()
        t.text('number', 60).notNullable()
        t.boolean('is_main')
        t.text('digits', 60).notNullable()
        t.index(['digits'])
      },
      'shared'
    )
  }

  down() {
    this.drop('contacts_phones')
  }
}
