import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords(
      'contacts_tax_ids',
      (t) => {
        t.reference('party_id', 'contacts_parties', { onDelete: 'cascade' }).notNullable()
        t.choice('country').notNullable()
        t.choice('scheme').notNullable()
        t.text('number', 60).notNullable()
        t.index(['number'])
      },
      'shared'
    )
  }

  down() {
    this.drop('contacts_tax_ids')
  }
}
