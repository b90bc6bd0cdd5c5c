import { Migration } from '#kernel/plugins/migration'

/** What only workers need (payload, key, role, lease, cause) is no field of the model: nobody else reads it. */
export default class extends Migration {
  override async up() {
    this.createRecords(
      'jobs',
      (t) => {
        t.text('title').notNullable()
        t.choice('name', 120).notNullable()
        t.choice('state', 20).notNullable()
        t.count('user_id')
        t.count('role_id')
        t.json('payload')
        t.choice('unique_key', 191)
        t.integer('progress_done')
        t.integer('progress_total')
        t.text('progress_note')
        t.integer('attempts').notNullable().defaultTo(0)
        t.datetime('due_at').notNullable()
        t.datetime('started_at')
        t.datetime('finished_at')
        t.datetime('cancelled_at')
        t.longText('error')
        t.longText('cause')
        t.json('result')
        t.choice('worker', 120)
        t.datetime('lease_until')
        t.integer('claim').notNullable().defaultTo(0)
        t.unique(['unique_key'])
        t.index(['state', 'due_at'])
        t.index(['user_id'])
      },
      'shared'
    )
  }

  override async down() {
    this.drop('jobs')
  }
}
