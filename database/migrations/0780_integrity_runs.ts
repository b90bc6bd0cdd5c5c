import { Migration } from '#kernel/plugins/migration'

/** Each time the invariants were checked, and how far a check under way is. */
export default class extends Migration {
  async up() {
    this.createTable('integrity_runs', (t) => {
      t.id()
      t.choice('state').notNullable()
      t.count('job_id')
      t.count('asked_by')
      t.datetime('asked_at').notNullable()
      t.datetime('finished_at')
      t.integer('done').notNullable().defaultTo(0)
      t.integer('total').notNullable().defaultTo(0)
      t.integer('broken').notNullable().defaultTo(0)
      t.index(['job_id'])
    })
  }

  async down() {
    this.drop('integrity_runs')
  }
}
