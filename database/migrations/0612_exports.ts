import { Migration } from '#kernel/plugins/migration'

/** Lists that are written to a file beside the answer, and until when the file is there. */
export default class extends Migration {
  async up() {
    this.createRecords('exports', (t) => {
      t.text('title').notNullable()
      t.text('model', 120).notNullable()
      t.choice('format', 10).notNullable()
      t.json('query').notNullable()
      t.choice('state').notNullable()
      t.integer('row_count').notNullable().defaultTo(0)
      t.count('job_id')
      t.text('problem', 500)
      t.datetime('finished_at')
      t.datetime('expires_at')
    })
  }

  async down() {
    this.drop('exports')
  }
}
