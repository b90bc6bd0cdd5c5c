import { Migration } from '#kernel/plugins/migration'

/** How long the last runs of slow saved reports took; who ran them is not kept. */
export default class extends Migration {
  override async up() {
    this.createTable('report_timings', (t) => {
      t.id()
      t.reference('report_id', 'reports', { onDelete: 'cascade' }).notNullable()
      // Milliseconds: the last run, and the last few.
      t.integer('took').notNullable()
      t.json('recent').notNullable()
      t.datetime('at').notNullable()
      t.unique(['report_id'])
    })
  }

  override async down() {
    this.drop('report_timings')
  }
}
