import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords(
      'contacts_emails',
      (t) => {
        t.reference('party_id', 'contacts_parties', { onDelete: 'cascade' }).notNullable()
        t.choice('kind').notNullable()
        t.text('address').notNullable()
        t.boolean('is_main')
        t.index(['address'])
      },
      'shared'
    )
  }

  down() {
    this.drop('contacts_emails')
  }
}
