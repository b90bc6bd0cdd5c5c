import { Migration } from '#kernel/plugins/migration'

/** What became of each record of a bulk job: written with the record, so that none is done twice. */
export default class extends Migration {
  override async up() {
    this.createTable('bulk_results', (t) => {
      t.id()
      t.reference('job_id', 'jobs', { onDelete: 'cascade' }).notNullable()
      t.count('record_id').notNullable()
      t.integer('status').notNullable()
      t.json('error')
      t.unique(['job_id', 'record_id'])
    })
  }

  override async down() {
    this.drop('bulk_results')
  }
}
