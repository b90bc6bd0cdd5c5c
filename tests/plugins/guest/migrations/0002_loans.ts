import { Migration } from 'kontor/migration'

export default class extends Migration {
  up() {
    this.createTable('guest_loans', (t) => {
      t.reference('record_id', 'sample_loans', { onDelete: 'cascade' }).notNullable()
      t.text('shelf', 40)
      t.boolean('is_fragile')
      t.unique(['record_id'])
      t.index(['shelf'])
    })
  }

  down() {
    this.drop('guest_loans')
  }
}
