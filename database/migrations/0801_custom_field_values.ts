import { Migration } from '#kernel/plugins/migration'

/** The values of filterable custom fields, one row each: what lists are filtered and sorted by. */
export default class extends Migration {
  override async up() {
    this.createTable('custom_field_values', (t) => {
      t.id()
      t.reference('field_id', 'custom_fields', { onDelete: 'cascade' }).notNullable()
      t.reference('company_id', 'companies', { onDelete: 'cascade' }).notNullable()
      t.count('record_id').notNullable()
      t.text('value_string')
      t.integer('value_number')
      t.choice('value_code')
      t.choice('value_date', 23)
      t.unique(['field_id', 'company_id', 'record_id'])
      for (const value of ['string', 'number', 'code', 'date']) {
        t.index(['field_id', 'company_id', `value_${value}`, 'record_id'])
      }
    })
  }

  override async down() {
    this.drop('custom_field_values')
  }
}
