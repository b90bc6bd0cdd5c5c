import { Migration } from '#kernel/plugins/migration'

export default class extends Migration {
  override async up() {
    this.createRecords(
      'companies',
      (t) => {
        t.text('name', 120).notNullable()
        t.text('legal_name', 200)
        t.text('address_line_1', 200)
        t.text('address_line_2', 200)
        t.text('city', 120)
        t.text('postal_code', 20)
        t.choice('country', 2)
        t.text('registration_number', 60)
        t.text('tax_number', 60)
        t.text('vat_number', 60)
        t.longText('letterhead')
        t.choice('currency', 3).notNullable()
        t.choice('language', 10).notNullable()
        t.choice('time_zone', 60).notNullable()
        t.choice('fiscal_year_start', 2).notNullable()
        t.unique(['external_id'])
      },
      'global'
    )
  }

  override async down() {
    this.drop('companies')
  }
}
