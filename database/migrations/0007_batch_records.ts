import { Migration } from '#kernel/plugins/migration'

/** Records made together, such as demo data, in the order they were made. */
export default class extends Migration {
  async up() {
    this.createTable('batch_records', (t) => {
      t.id()
      t.choice('batch', 60).notNullable()
      t.count('company_id').notNullable()
      t.choice('model', 80).notNullable()
      t.count('record_id').notNullable()
      t.index(['company_id', 'batch', 'id'])
    })
  }

  async down() {
    this.drop('batch_records')
  }
}
