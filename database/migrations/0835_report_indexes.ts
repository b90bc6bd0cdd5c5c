import { Migration } from '#kernel/plugins/migration'

/** Indexes that were made because a report was slow; for all companies, like the tables they are on. */
export default class extends Migration {
  override async up() {
    this.createTable('report_indexes', (t) => {
      t.id()
      t.choice('name', 60).notNullable()
      t.choice('model', 120).notNullable()
      t.json('columns').notNullable()
      t.choice('state', 20).notNullable()
      t.datetime('asked_at').notNullable()
      t.datetime('made_at')
      // Milliseconds it took to make, bytes it takes up.
      t.integer('took')
      t.integer('size')
      t.integer('used').notNullable().defaultTo(0)
      t.datetime('used_at')
      t.longText('problem')
      t.unique(['name'])
    })
  }

  override async down() {
    this.drop('report_indexes')
  }
}
