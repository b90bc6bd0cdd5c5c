import { Migration } from 'kontor/migration'

const INDEXED = ['name', 'code', 'email', 'phone', 'city', 'country', 'name_key']

export default class extends Migration {
  up() {
    this.createRecords(
      'contacts_parties',
      (t) => {
        t.choice('kind').notNullable()
        t.text('name').notNullable()
        t.text('legal_name')
        t.text('first_name', 120)
        t.text('last_name', 120)
        t.reference('works_for_id', 'contacts_parties')
        t.text('job_title', 120)
        t.date('birthday')
        t.boolean('is_customer')
        t.boolean('is_supplier')
        t.text('code', 40)
        t.choice('language')
        t.choice('currency')
        t.text('website')
        t.longText('notes')
        t.text('email')
        t.text('phone', 60)
        t.text('street')
        t.text('city', 120)
        t.text('region', 120)
        t.text('postal_code', 20)
        t.choice('country')
        t.text('name_key').notNullable()
        t.unique(['company_key', 'code'])
        for (const key of INDEXED) t.index([key])
        for (const key of ['is_customer', 'is_supplier']) t.index([key, 'name'])
      },
      'shared'
    )
  }

  down() {
    this.drop('contacts_parties')
  }
}
