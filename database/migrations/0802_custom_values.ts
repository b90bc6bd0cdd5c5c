import { Migration } from '#kernel/plugins/migration'

/** The custom values of records that companies share: a set of its own for each company. */
export default class extends Migration {
  override async up() {
    this.createTable('custom_values', (t) => {
      t.id()
      t.choice('model', 120).notNullable()
      t.count('record_id').notNullable()
      t.reference('company_id', 'companies', { onDelete: 'cascade' }).notNullable()
      t.json('custom')
      t.unique(['model', 'record_id', 'company_id'])
    })
  }

  override async down() {
    this.drop('custom_values')
  }
}
