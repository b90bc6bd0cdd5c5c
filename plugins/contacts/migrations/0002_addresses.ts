import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createRecords(
      'contacts_addresses',
      (t) => {
        t.reference('party_id', 'contacts_parties', { onDelete: 'cascade' }).notNullable()
        t.choice('kind').notNullable()
        t.text('street')
        t.text('street_more')
        t.text('postal_code', 20)
        t.text('city', 120)
        t.text('region', 120)
        t.choice('country')
        t.boolean('is_main')
      },
      'shared'
    )
  }

  down() {
    this.drop('contacts_addresses')
  }
}
